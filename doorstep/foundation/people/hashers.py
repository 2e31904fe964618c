"""Password hashing: argon2id with 19 MiB and two passes, about 30 ms; Django's default takes 100 MiB and 230 ms."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19456
    parallelism = 1
