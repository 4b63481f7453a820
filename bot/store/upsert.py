"""INSERT … ON CONFLICT, which SQLAlchemy spells once a database."""

from sqlalchemy.dialects.sqlite import insert

__all__ = ["insert"]
