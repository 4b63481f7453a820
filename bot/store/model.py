"""What every table is made of: SQLModel, with a rule for the names of constraints."""

from sqlalchemy import MetaData
from sqlmodel import SQLModel

metadata: MetaData = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Model(SQLModel):
    """The base of a table. Rows are never validated, so what would do it is not built."""

    model_config = {"defer_build": True}
