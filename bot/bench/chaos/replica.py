"""One bot under harm: ``birdcall run`` with a clock that jumps. Run as ``python -m bot.bench.chaos.replica FILE``.

FILE holds the seconds by which its clock is wrong.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.logs import set_up_logs
from bot.running import open_services, serve, the_time
from bot.settings import Settings


def main(skew: Path) -> None:
    """Serve until stopped."""

    def clock() -> datetime:
        return the_time() + timedelta(seconds=float(skew.read_text()))

    settings = Settings()
    set_up_logs(settings.log)
    serve(settings, open_services(settings, clock), lambda *_: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
