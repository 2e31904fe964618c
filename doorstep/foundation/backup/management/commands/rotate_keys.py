"""manage.py rotate_keys [--new-key] [--new-index] [--drop-old]: seal everything again under the ring's active key."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.foundation.backup.actions.noting import note_rotation
from doorstep.foundation.backup.ringfile import lies_in_file, write_ring
from doorstep.foundation.backup.rotating import keys_in_use, rotate
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.sealing import CannotUnseal, KeyRing, current_ring, with_new_key

SET_AND_RUN = "Set DOORSTEP_KEY_RING to the ring above, restart everything, then run: manage.py rotate_keys{tail}"


class Command(BaseCommand):
    help = "Seal every value again under the active key. May be interrupted and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--new-key", action="store_true", help="put a fresh key on the ring first and make it the active one"
        )
        parser.add_argument(
            "--new-index", action="store_true", help="a fresh key for the blind indexes too (with --new-key)"
        )
        parser.add_argument("--rebuild-index", action="store_true", help="make the blind indexes anew")
        parser.add_argument(
            "--drop-old", action="store_true", help="take keys off the ring under which nothing lies any more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_index"] and not options["new_key"]:
            raise CommandError("--new-index belongs to --new-key; to go on after an interruption use --rebuild-index.")
        if options["new_key"] and not self._new_key(options["new_index"]):
            return
        try:
            done = rotate(indexes=options["new_index"] or options["rebuild_index"])
        except CannotUnseal as error:
            raise CommandError(
                f"A value could not be opened ({error}). Put the key it lies under back on the ring."
            ) from error
        note_rotation(rotated=done, actor=Actor.system("command"), at=timezone.now())
        others = "".join(f", {count} of {name}" for name, count in done.others.items())
        self.stdout.write(
            f"{done.values} value(s) sealed anew under {done.key}, {done.indexes} index(es) made anew{others}"
        )
        if options["drop_old"]:
            self._drop_old()

    def _new_key(self, new_index: bool) -> bool:
        """Whether the ring in use is the new one; a ring of the environment is the operator's to set."""
        ring = with_new_key(current_ring(), new_index=new_index)
        if self._keep(ring):
            return True
        self.stdout.write(SET_AND_RUN.format(tail=" --rebuild-index" if new_index else ""))
        return False

    def _keep(self, ring: KeyRing) -> bool:
        if lies_in_file():
            write_ring(ring, Path(settings.KEY_RING_FILE))
            self.stdout.write(f"key ring written: {ring.active} is the active key")
            return True
        self.stdout.write(ring.to_json())
        return False

    def _drop_old(self) -> None:
        ring, used = current_ring(), set(keys_in_use())
        kept = {name: key for name, key in ring.keys.items() if name == ring.active or name in used}
        gone = sorted(set(ring.keys) - set(kept))
        if gone:
            self.stdout.write(
                f"off the ring: {', '.join(gone)}. Backups made under them open only with a ring that still has them."
            )
            self._keep(replace(ring, keys=kept))
