"""Use cases: load, decide (core), save, hand back a value. No Telegram, no wording."""
