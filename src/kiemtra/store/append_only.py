"""Rows that never change: triggers on both engines that refuse every way to change or remove one, how they are laid and lifted.

The migrations lay them; only the tests lift them, to empty a database between two tests.
"""

from collections.abc import Iterator, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIRST_TABLES = ("store_event", "store_documentversion", "store_reportversion", "store_storedfile")
# Tables of the log, and the column that tells one row from another.
LOG_TABLES = {"store_logleaf": "position", "store_logcheckpoint": "size"}
# Which units were chosen, by what rule, of which list.
CHOICE_TABLES = ("store_planchoice",)
# What was sent of a visit, to whom, and what proves that each was told.
NOTICE_TABLES = ("store_notice", "store_noticerecipient", "store_noticereceipt")
# Lottery results as people typed them.
DRAW_TABLES = ("store_drawseed",)
# What a plan said from one issue to the next.
PLAN_TABLES = ("store_planversion",)
# Each answer as it was typed.
ANSWER_TABLES = ("store_answerchange",)
# Readiness sets as a team found them.
COPY_TABLES = ("store_readinesscopy",)
# What units reported of tasks, with what proof, and what was said of it.
TASK_TABLES = ("store_taskreport", "store_taskproof", "store_taskverdict")
# What virus scanners said of files.
SCAN_TABLES = ("store_filescan",)
# Merged figures as a head approved them.
MERGE_TABLES = ("store_mergeversion",)
# Uploaded forms once they are published: only their validity may still end.
FORM_TABLES = ("store_formversion",)
TABLES = (
    *FIRST_TABLES,
    *LOG_TABLES,
    *PLAN_TABLES,
    *DRAW_TABLES,
    *NOTICE_TABLES,
    *CHOICE_TABLES,
    *ANSWER_TABLES,
    *COPY_TABLES,
    *TASK_TABLES,
    *SCAN_TABLES,
    *MERGE_TABLES,
    *FORM_TABLES,
)
# Of a table that is not closed from its first day: the columns that are, and from when.
_CLOSED: dict[str, tuple[str, str]] = {
    "store_formversion": (
        "jurisdiction_id, code, version, title, file_id, sheets, valid_from, uploaded_by_id, uploaded_at, published_at",
        "OLD.published_at IS NOT NULL",
    )
}
DEEDS = ("UPDATE", "DELETE")
REFUSAL = "append-only"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION kiemtra_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}: % on %', TG_OP, TG_TABLE_NAME; END $$
"""


def _refused(table: str, deed: str) -> tuple[str, str]:
    """What a trigger refuses, and under which condition."""
    if table not in _CLOSED:
        return deed, ""
    columns, condition = _CLOSED[table]
    return f"{deed} OF {columns}" if deed == "UPDATE" else deed, f"WHEN ({condition}) "


def _sqlite(table: str) -> Iterator[str]:
    for deed in DEEDS:
        refused, condition = _refused(table, deed)
        yield (
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {refused} ON {table} "
            f"{condition}BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {deed} on {table}'); END"
        )
    # INSERT OR REPLACE removes the row that stands in its way without asking the trigger on DELETE.
    key = LOG_TABLES.get(table, "id")
    is_there = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608
    refusal = f"UNIQUE constraint failed: {table}.{key} ({REFUSAL})"
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {is_there} "
        f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    )


def _postgresql(table: str) -> Iterator[str]:
    for deed in DEEDS:
        refused, condition = _refused(table, deed)
        yield (
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {refused} ON {table} "
            f"FOR EACH ROW {condition}EXECUTE FUNCTION kiemtra_refuse_change()"
        )
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION kiemtra_refuse_change()"
    )


def lay(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Lay the triggers; those that lie already are laid anew."""
    lift(connection, tables)
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if not is_sqlite:
            cursor.execute(_FUNCTION)
        for table in tables:
            for statement in _sqlite(table) if is_sqlite else _postgresql(table):
                cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Lift the triggers."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for table in tables:
            for what in ("update", "delete", "replace" if is_sqlite else "truncate"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{what}" + ("" if is_sqlite else f" ON {table}"))


def forwards(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the first tables (migration 0002)."""
    lay(schema_editor.connection, FIRST_TABLES)


def backwards(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the first tables."""
    lift(schema_editor.connection, FIRST_TABLES)


def forwards_with_log(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the log, and the first ones anew with what was added to them (migration 0006)."""
    lay(schema_editor.connection, (*FIRST_TABLES, *LOG_TABLES))


def backwards_with_log(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the log."""
    lift(schema_editor.connection, tuple(LOG_TABLES))


def forwards_with_plans(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the versions of plans (migration 0009)."""
    lay(schema_editor.connection, PLAN_TABLES)


def backwards_with_plans(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the versions of plans."""
    lift(schema_editor.connection, PLAN_TABLES)


def forwards_with_notices(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the notices (migration 0015)."""
    lay(schema_editor.connection, NOTICE_TABLES)


def backwards_with_notices(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the notices."""
    lift(schema_editor.connection, NOTICE_TABLES)


def forwards_with_draws(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the draws (migration 0012)."""
    lay(schema_editor.connection, DRAW_TABLES)


def backwards_with_draws(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the draws."""
    lift(schema_editor.connection, DRAW_TABLES)


def forwards_with_choices(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the choices of units (migration 0011)."""
    lay(schema_editor.connection, CHOICE_TABLES)


def backwards_with_choices(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the choices of units."""
    lift(schema_editor.connection, CHOICE_TABLES)


def forwards_with_answers(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the history of answers (migration 0018)."""
    lay(schema_editor.connection, ANSWER_TABLES)


def backwards_with_answers(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the history of answers."""
    lift(schema_editor.connection, ANSWER_TABLES)


def forwards_with_copies(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the copies of readiness sets (migration 0021)."""
    lay(schema_editor.connection, COPY_TABLES)


def backwards_with_copies(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the copies of readiness sets."""
    lift(schema_editor.connection, COPY_TABLES)


def forwards_with_tasks(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of the reports on tasks (migration 0019)."""
    lay(schema_editor.connection, TASK_TABLES)


def backwards_with_tasks(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of the reports on tasks."""
    lift(schema_editor.connection, TASK_TABLES)


def forwards_with_scans(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of what virus scanners said (migration 0020)."""
    lay(schema_editor.connection, SCAN_TABLES)


def backwards_with_scans(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of what virus scanners said."""
    lift(schema_editor.connection, SCAN_TABLES)


def forwards_with_merges(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of approved figures (migration 0022)."""
    lay(schema_editor.connection, MERGE_TABLES)


def backwards_with_merges(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of approved figures."""
    lift(schema_editor.connection, MERGE_TABLES)


def forwards_with_forms(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lay those of published forms (migration 0023)."""
    lay(schema_editor.connection, FORM_TABLES)


def backwards_with_forms(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift those of published forms."""
    lift(schema_editor.connection, FORM_TABLES)
