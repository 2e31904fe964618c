"""What the office keeps with a matter for itself: remarks, and papers it was given at the desk."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.files import keep_file

from ..facts import ExhibitAdded, NoteAdded
from ..models import Exhibit, Matter, Note
from ..searching import keep
from .gate import allow, held
from .once import claim_form

LONGEST_NOTE = 2_000
MOST_EXHIBITS = 200


@action
def add_note(*, matter: Matter, words: str, form_key: str = "", actor: Actor, at: datetime) -> Note:
    """For the office alone, whatever the phase: also a closed matter may need a word. Tells NoteAdded."""
    claim_form(form_key, matter, at)
    allow(held(matter), "note", actor)
    words = words.strip()
    if not words:
        raise Refused("请写一句再保存", "words")
    if len(words) > LONGEST_NOTE:
        raise Refused(f"一次最多{LONGEST_NOTE:,}个字，现在有{len(words):,}个字，请写短一些", "words")
    note = Note.objects.create(matter=matter, words=words, by_account=actor.account, at=at)
    record(NoteAdded(matter.ref), actor, at)
    keep(matter)
    return note


@action
def add_exhibit(
    *, matter: Matter, upload: UploadedFile, given_by: str, shows: str = "", form_key: str = "", actor: Actor, at: datetime
) -> Exhibit:
    """A paper or photo somebody brought to the desk; the file is sealed by papers. Tells ExhibitAdded."""
    claim_form(form_key, matter, at)
    allow(held(matter), "add_file", actor)
    if given_by not in Exhibit.GivenBy.values:
        raise Refused("请选是谁给的", "given_by")
    if len(shows) > 200:
        raise Refused(f"说明最多200个字，现在有{len(shows)}个字，请写短一些", "shows")
    if matter.exhibits.count() >= MOST_EXHIBITS:
        raise Refused(f"一件事最多{MOST_EXHIBITS}份证据，请把相近的合成一份再传", "upload")
    file = keep_file(about=matter.ref, upload=upload, shows=shows.strip(), actor=actor, at=at)
    exhibit = Exhibit.objects.create(
        matter=matter, file_code=file.code, given_by=given_by, shows=shows.strip(), by_account=actor.account, at=at
    )
    record(ExhibitAdded(matter.ref, file.ref, given_by), actor, at)
    keep(matter)
    return exhibit
