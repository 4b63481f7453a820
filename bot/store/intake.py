"""Queries about updates: written down before Telegram is told, claimed by chat, erased when done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, literal, select, text, update

from bot.store.leases import holders
from bot.store.prepared import Prepared
from bot.store.tables import StoredUpdate
from bot.store.upsert import insert_new

UPDATES = cast(Table, StoredUpdate.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

WAITING, DONE, PARKED = "waiting", "done", "parked"

_THIS = (UPDATES.c.bot_id == bindparam("bot")) & (UPDATES.c.update_id == bindparam("which"))
_WAITS = UPDATES.c.state == WAITING
_COLUMNS = ("bot_id", "update_id", "chat_id", "body", "owner", "received_at")
