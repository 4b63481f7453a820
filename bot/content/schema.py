"""JSON Schema of every kind of library file, so that an editor completes and checks while an author types."""

import json
from pathlib import Path

from bot.content.loading import ADAPTERS


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema a kind into ``folder``; returns the files. Raises OSError when it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, adapter in ADAPTERS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter.json_schema()}
        path = folder / f"{kind}.schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        written.append(path)
    return written
