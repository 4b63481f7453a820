"""What no log may hold, listened for while the tests run: in structlog, in logging, and in what processes print."""

import logging
import re
import traceback
from typing import Any

import structlog

from bot.logs import QUIET

CANARY = "秘密"
"""In the names and texts that tests give people, so that a log which holds any of them is noticed."""

_SECRETS = re.compile(
    "|".join(
        (
            CANARY,
            r"\b\d{1,12}:(DEMO|OTHER|WRONG|secret|AA-)",  # tokens that tests use
            r"\b\d{8,10}:[A-Za-z0-9_-]{35}",  # what a token looks like
            "AGE-SECRET-KEY-1[0-9A-Z]{9}",
            r"\b1[3-9]\d{9}\b",  # a Chinese mobile number
            r"://[^\s:/@]+:[^\s/@*]+@",  # an address with a password
        )
    )
)


class Guard(logging.Handler):
    """Keeps every line that held what it must not; a line is cut down to where it was and what it began with."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.found: list[str] = []

    def hear(self, where: str, said: str) -> None:
        """Something was logged or printed."""
        for line in said.splitlines():
            if _SECRETS.search(line):
                self.found.append(f"{where}: {line[:200]}")

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.CRITICAL or record.name.partition(".")[0] not in QUIET:
            self.hear(f"logging, {record.name}", self.format(record))

    def listen(self) -> None:
        """From now on to structlog too, whatever a test configured."""
        hear = self.hear

        class Heard(structlog.make_filtering_bound_logger(logging.NOTSET)):  # type: ignore[misc]  # made when called
            def _proxy_to_logger(self, method_name: str, event: str | None = None, *args: Any, **fields: Any) -> Any:
                told = [event, args, fields, self._context, structlog.contextvars.get_contextvars()]
                trace = traceback.format_exc() if fields.get("exc_info") or method_name == "exception" else ""
                hear("structlog", f"{told!r}\n{trace}")
                return super()._proxy_to_logger(method_name, event, *args, **fields)

        structlog.reset_defaults()
        structlog.configure(wrapper_class=Heard)
