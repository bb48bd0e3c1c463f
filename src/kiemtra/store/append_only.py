"""Rows that never change: triggers on both engines that refuse UPDATE and DELETE, and how they are laid and lifted.

The migration lays them; only the tests lift them, to empty a database between two tests.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("store_event", "store_documentversion", "store_reportversion", "store_storedfile")
DEEDS = ("UPDATE", "DELETE")
REFUSAL = "append-only"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION kiemtra_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}: % on %', TG_OP, TG_TABLE_NAME; END $$
"""


def _statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {deed} on {table}'); END"
            for table in TABLES
            for deed in DEEDS
        ]
    return [
        _FUNCTION,
        *(
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION kiemtra_refuse_change()"
            for table in TABLES
            for deed in DEEDS
        ),
    ]


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay the triggers."""
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Lift the triggers."""
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    with connection.cursor() as cursor:
        for table in TABLES:
            for deed in DEEDS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed.lower()}" + on.format(table=table))


def forwards(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The migration's way on."""
    lay(schema_editor.connection)


def backwards(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The migration's way back."""
    lift(schema_editor.connection)
