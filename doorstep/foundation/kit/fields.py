"""Model fields that are sealed at rest, and their blind indexes.

Rows with sealed fields inherit `Sealing`: the key is made in Python, so that the seal can be bound to it. Reading the
attribute opens it; `.values()` yields ciphertext; `update()` of a sealed field is refused, as it has no row to bind to.
"""

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .ids import new_id
from .sealing import blind_index, seal, unseal


class Row(models.Model):
    """A row whose key exists before it is saved."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Ciphertext(bytes):
    """A value as it lies in the database."""


class _SealedAttribute(DeferredAttribute):
    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Ciphertext):
            return self.field.open(value, instance)  # type: ignore[attr-defined]
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    _KeptInBytes = models.BinaryField[Any, Any]  # the column holds bytes, the attribute what was sealed
else:
    _KeptInBytes = models.BinaryField


class SealedTextField(_KeptInBytes):
    """Text, sealed under the key ring and bound to `app.Model.field.pk`."""

    descriptor_class = _SealedAttribute
    description = "sealed text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("default") == "":
            del kwargs["default"]
        kwargs.pop("blank", None)
        kwargs.pop("editable", None)
        return name, path, args, kwargs

    def _check_str_default_value(self) -> list[Any]:
        return []

    def get_default(self) -> Any:
        return self.default() if callable(self.default) else self.default

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else Ciphertext(value)

    def to_python(self, value: Any) -> Any:
        return value

    def bound_to(self, instance: models.Model) -> str:
        return f"{instance._meta.label}.{self.name}.{instance.pk}"

    def open(self, value: Ciphertext, instance: models.Model) -> Any:
        return self.from_bytes(unseal(value, self.bound_to(instance))) if value else self.get_default()

    def to_bytes(self, value: Any) -> bytes:
        return value.encode()

    def from_bytes(self, plain: bytes) -> Any:
        return plain.decode()

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = instance.__dict__.get(self.attname)
        if isinstance(value, Ciphertext):
            return value
        if value is None or value == "":
            return Ciphertext(b"")
        return Ciphertext(seal(self.to_bytes(value), self.bound_to(instance)))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None and not isinstance(value, Ciphertext):
            raise FieldError(f"{self} is sealed: set it on an instance and save; it cannot be filtered or updated in bulk.")
        return super().get_db_prep_value(None if value is None else bytes(value), connection, prepared)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Nothing said needs no seal: so a migration can give old rows an empty column."""
        return super().get_db_prep_save(Ciphertext(b"") if value == self.get_default() else value, connection)

    def value_to_string(self, obj: Any) -> str:
        raise FieldError("Sealed fields are not serialised.")


class SealedJSONField(SealedTextField):
    """A JSON value, sealed as a whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, default=str).encode()

    def from_bytes(self, plain: bytes) -> Any:
        return json.loads(plain)


class BlindIndexField(models.CharField):
    """Keyed index of another field of the row: filter with `blind_index(purpose, value)`.

    `cleaned` brings spellings of one value together before indexing (digits of a phone, upper case of an ID number).
    """

    def __init__(self, *args: Any, source: str = "", purpose: str = "", **kwargs: Any) -> None:
        self.source, self.purpose = source, purpose
        kwargs.update(max_length=32, blank=True, editable=False, default="", db_index=True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "blank", "editable", "default", "db_index"):
            kwargs.pop(key, None)
        return name, path, args, {**kwargs, "source": self.source, "purpose": self.purpose}

    def pre_save(self, instance: models.Model, add: bool) -> str:
        value = blind_index(self.purpose, comparable(getattr(instance, self.source) or ""))
        setattr(instance, self.attname, value)
        return value


def comparable(value: str) -> str:
    """One spelling for values that people write in several ways."""
    return "".join(value.split()).replace("-", "").upper()
