"""``birdcall run``, telling on its way out which heavy modules it imported (JSON, standard output)."""

import json
import sys

from bot.cli.main import main

HEAVY = ("jieba", "numpy", "pandas", "scipy", "sklearn", "torch")
"""Too big for a bot that must start at once on a small machine."""

if __name__ == "__main__":
    code = main(["run"])
    print(json.dumps([name for name in HEAVY if name in sys.modules]))
    sys.exit(code)
