from .absence import Absence
from .account import Account
from .duty_turn import DutyTurn
from .factor_reset import FactorReset
from .identity_opening import IdentityOpening
from .identity_practice import IdentityPractice
from .invitation import Invitation
from .login_session import LoginSession
from .person import Person
from .role_held import RoleHeld
from .terms_text import TermsText
from .throttle import Throttle

__all__ = [
    "Absence",
    "Account",
    "DutyTurn",
    "FactorReset",
    "IdentityOpening",
    "IdentityPractice",
    "Invitation",
    "LoginSession",
    "Person",
    "RoleHeld",
    "TermsText",
    "Throttle",
]
