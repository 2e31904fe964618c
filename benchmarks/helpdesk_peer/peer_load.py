"""Fills the peer: tickets, two follow-ups each, a staff session. Prints what the driver needs as one JSON line."""

import json
import random
import sys
from datetime import timedelta

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from helpdesk.models import FollowUp, Queue, Ticket  # noqa: E402

count, chance, now = int(sys.argv[1]), random.Random(1), timezone.now()  # noqa: S311
call_command("migrate", verbosity=0)
if not User.objects.filter(username="boss").exists():
    User.objects.create_superuser("boss", "boss@example.invalid", "x")
    staff = [User.objects.create(username=f"u{number}", is_staff=True) for number in range(50)]
    queues = [
        Queue.objects.create(title=f"街道{number}", slug=f"q{number}", allow_public_submission=True) for number in range(17)
    ]
    for start in range(0, count, 20_000):
        Ticket.objects.bulk_create([
            Ticket(
                title=f"关于工资的申请{number}", queue=chance.choice(queues), created=now - timedelta(minutes=number), modified=now,
                submitter_email=f"s{number}@example.invalid", assigned_to=chance.choice(staff), status=chance.choice([1, 2, 3, 4]),
                priority=chance.randint(1, 5), secret_key=f"k{number}", description="说好每月发工资，两个月没有发。" * 20,
            ) for number in range(start, min(start + 20_000, count))
        ], batch_size=2000)  # fmt: skip
    tickets = list(Ticket.objects.values_list("id", flat=True))
    for _ in range(0, 2 * count, 20_000):
        FollowUp.objects.bulk_create([
            FollowUp(ticket_id=chance.choice(tickets), date=now, title="跟进", comment="打过电话，约了周三来。" * 8, public=True,
                     user=chance.choice(staff)) for _ in range(min(20_000, 2 * count))
        ], batch_size=2000)  # fmt: skip
boss, session = User.objects.get(username="boss"), SessionStore()
session["_auth_user_id"] = str(boss.pk)
session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
session["_auth_user_hash"] = boss.get_session_auth_hash()
session.create()
print(json.dumps({
    "session": session.session_key, "ticket": Ticket.objects.order_by("id")[count // 200].id, "queue": Queue.objects.first().id,
}))  # fmt: skip
