from .account import Account
from .factor_reset import FactorReset
from .invitation import Invitation
from .login_session import LoginSession
from .person import IdentityOpening, Person
from .role_held import RoleHeld
from .terms_text import TermsText
from .throttle import Throttle

__all__ = [
    "Account",
    "FactorReset",
    "IdentityOpening",
    "Invitation",
    "LoginSession",
    "Person",
    "RoleHeld",
    "TermsText",
    "Throttle",
]
