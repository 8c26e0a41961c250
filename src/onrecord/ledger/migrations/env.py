"""Run by Alembic: apply the migrations on the connection, and in the transaction, that it is given."""

from alembic import context

from onrecord.ledger import fulltext
from onrecord.ledger.schema import metadata


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Leave the tables that make up the search index out of comparisons with the metadata."""
    return not (kind == "table" and name and name.split("_")[0] == fulltext.TABLE)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=is_ours,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
