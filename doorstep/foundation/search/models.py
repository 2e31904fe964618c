from django.db import models

from doorstep.foundation.journal.actor import Ref


class Document(models.Model):
    """That the words of a record can be searched: its kind, its code, and under which index key its tokens were made.

    The key is the record's own, which ascends in time, so that hits come newest first without sorting. The tokens stand
    beside it: in the FTS5 table `search_words` on SQLite, in the column `words` on PostgreSQL (see `index.py`).
    """

    id = models.BigIntegerField(primary_key=True, editable=False)
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    made_with = models.CharField(max_length=16)

    class Meta:
        verbose_name = "可搜索的记录"
        constraints = [models.UniqueConstraint(fields=["about_kind", "about_code"], name="search_one_document")]

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)
