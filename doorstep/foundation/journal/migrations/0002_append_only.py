from django.db import migrations

from doorstep.foundation.journal.triggers import drop_guard, raise_guard


def forwards(apps, schema_editor):
    raise_guard(schema_editor.connection)


def backwards(apps, schema_editor):
    drop_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
