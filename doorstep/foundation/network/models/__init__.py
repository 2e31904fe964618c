from .building import Building
from .enterprise import Enterprise, EnterpriseUnion
from .organisation import Organisation
from .register_import import RegisterImport
from .street import Street

__all__ = ["Building", "Enterprise", "EnterpriseUnion", "Organisation", "RegisterImport", "Street"]
