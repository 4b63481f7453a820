"""The history of the tables, one named step a file (Alembic)."""
