"""Installations of their own, run by real commands: a data folder, a database, a key ring."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.conf import settings

from doorstep.foundation.kit.sealing import new_key_ring

FURNISH = """
from django.utils import timezone
from django.core.files.uploadedfile import SimpleUploadedFile
from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.anchors import SETTLING, drop_anchor
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.notices.actions.channels import add_channel
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.papers.actions.files import keep_file
from doorstep.foundation.people.models import Person
from tests.support.cast import NOW, make_cast
cast = make_cast()
chen, about = cast.actor("chen"), Ref("matter", "HA-2026-000001")
for n in range(700):
    Person.objects.create(code=f"P-{n}", name=f"骆小河䶮{n}", phone=f"138{n:08d}")
for name in ("经过.txt", "b.txt"):
    keep_file(about=about, upload=SimpleUploadedFile(name, "老板欠我三个月工资".encode()), actor=chen, at=NOW)
register_notice_kind("sample", "有一条新线索")
add_channel(account=cast.account("chen"), kind="sms", address="13800002061", is_safe=True, actor=chen, at=NOW)
notify(accounts=[cast.account("chen")], kind="sample", about=about, actor=cast.actor("gu"), at=NOW)
ask("jobs.prune", "1", {"words": "中文", "n": [1, 2.5, None]}, NOW)
record_reading(about, chen, NOW, what="事项", reason="要给他打电话")
drop_anchor(timezone.now() + SETTLING)
"""
DIGESTS = """
import json
from doorstep.foundation.backup import rows
from doorstep.foundation.journal.models import Entry, Head
found = {label: rows.digest_of(model) for label, model in rows.tables().items() if model not in (Entry, Head)}
for model, own in ((Entry, '"backup.'), (Head, '"installation:backup"')):
    digest = rows.Digest()
    for line in rows.lines_of(model):
        if own not in line:
            digest.add(line)
    found[model._meta.label] = digest.says()
print(json.dumps(found))
"""


@dataclass
class House:
    environment: dict[str, str]
    var: Path

    def run(self, *args: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *args]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300)

    def manage(self, *args: str) -> str:
        done = self.run(*args)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def digests(self) -> dict[str, list]:
        return json.loads(self.manage("shell", "-v0", "-c", DIGESTS))

    def files(self) -> dict[str, bytes]:
        folder = self.var / "files"
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def house(var: Path, ring: str, database: str = "") -> Iterator[House]:
    """`database`: the address of a PostgreSQL server, on which a database is made and dropped again."""
    var.mkdir()
    (var / "ring.json").write_text(ring)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DOORSTEP_", "DATABASE_URL", "PYTEST"))
    }
    own = {"DOORSTEP_VAR": str(var), "DOORSTEP_ENV": "development", "DOORSTEP_KEY_RING_FILE": str(var / "ring.json")}
    if not database:
        yield House({**kept, **own}, var)
        return
    name = f"drill_{os.getpid()}_{var.name}"
    with psycopg.connect(database, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield House({**kept, **own, "DATABASE_URL": f"{database.rpartition('/')[0]}/{name}"}, var)
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def fresh_ring() -> str:
    return new_key_ring().to_json()
