"""How the bot logs: ids, counts and error classes; never message text, names, phones or tokens."""

import logging
import sys
from typing import Literal

import structlog

QUIET = ("httpx", "telegram", "aiohttp", "uvicorn", "apscheduler")
"""Libraries whose own errors quote addresses with tokens, or what people wrote; the bot logs what matters of them."""


def set_up_logs(form: Literal["console", "json"]) -> None:
    """Send structlog to standard error; of other libraries only warnings, for their INFO lines show URLs and tokens."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    renderer: structlog.typing.Processor
    renderer = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
