from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from doorstep.foundation.search import index


def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    index.make(editor.connection)


def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    index.unmake(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
