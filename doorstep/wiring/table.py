"""Fact → reactions. *with*: in the fact's transaction, may refuse. *after*: once committed, retried, must bear repetition."""

from doorstep.foundation.journal.reactions import Row

TABLE: list[Row] = []
