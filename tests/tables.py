"""Empty databases with all tables: migrated once for each state of the migrations, kept, and copied by whoever needs one.

To migrate keeps a processor busy for half a minute, to copy takes no time. `python -m tests.tables` migrates ahead.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db import connection

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "var" / "tables-of-tests"
# What migrations of ours take from the code beside them.
BESIDE = ("append_only.py", "ids.py")


def state() -> str:
    """A word that changes with any migration, with the names of the tables, and with Django."""
    said = sha256(django.__version__.encode())
    for app in apps.get_app_configs():
        said.update(" ".join(model._meta.label for model in app.get_models()).encode())
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            said.update(path.read_bytes())
    for name in BESIDE:
        said.update((ROOT / "src" / "kiemtra" / "store" / name).read_bytes())
    return said.hexdigest()[:16]


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time; those that wait find the work done."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(url: str) -> None:
    """In a process of its own: the models of all those states would stay in ours."""
    command = [sys.executable, "-m", "tests.tables", "migrate"]
    paths = {"KIEMTRA_DATABASE": url, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    subprocess.run(command, cwd=ROOT, env=os.environ | paths, check=True)


# ---- SQLite


def kept_file() -> Path:
    """The file with all tables."""
    with alone():
        path = KEPT / f"{state()}.sqlite3"
        if not path.exists():
            for old in KEPT.glob("*.sqlite3*"):
                old.unlink()
            made = path.with_suffix(".sqlite3-new")
            migrate(f"sqlite:///{made}")
            with closing(sqlite3.connect(made)) as database:
                database.execute("PRAGMA journal_mode=DELETE")
            made.rename(path)
    return path


def copy_to(path: Path) -> Path:
    """A file of one's own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(kept_file(), path))


# ---- PostgreSQL


def kept_template() -> str:
    """The name of the database with all tables on this server."""
    name = f"kiemtra_tables_{state()}"
    with alone(), server() as ask:
        if not ask("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            ask(f"DROP DATABASE IF EXISTS {name}_new WITH (FORCE)")
            ask(f"CREATE DATABASE {name}_new TEMPLATE template0")
            migrate(url_of(f"{name}_new"))
            ask(f"ALTER DATABASE {name}_new RENAME TO {name}")
    return name


@contextmanager
def server() -> Iterator[Any]:
    """Orders to the server that are about whole databases."""
    import psycopg

    settings = connection.settings_dict
    place = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"]}
    place |= {"password": settings["PASSWORD"]} if settings["PASSWORD"] else {}
    with psycopg.connect(dbname="postgres", autocommit=True, **place) as asked:
        yield asked.execute


@contextmanager
def copy_on_server(name: str) -> Iterator[str]:
    """A database of one's own, gone afterwards."""
    template = kept_template()
    with server() as ask:
        ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        ask(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield name
        ask(f"DROP DATABASE {name} WITH (FORCE)")


def url_of(name: str) -> str:
    settings = connection.settings_dict
    user = f"{settings['USER']}:{settings['PASSWORD']}" if settings["PASSWORD"] else settings["USER"]
    return f"postgresql://{user}@/{name}?host={settings['HOST']}&port={settings['PORT']}"


# ---- the database of the suite


@contextmanager
def for_this_process() -> Iterator[None]:
    """Points the connection at a copy: in memory, or on the server."""
    name = connection.creation._get_test_db_name()
    if connection.vendor != "sqlite":
        with copy_on_server(name):
            use(name)
            yield
            connection.close()
        return
    use(name)
    connection.ensure_connection()
    with closing(sqlite3.connect(kept_file())) as source:
        source.backup(connection.connection)
    yield


def use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    if sys.argv[1:] == ["migrate"]:
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
    elif connection.vendor == "sqlite":
        kept_file()
    else:
        kept_template()
