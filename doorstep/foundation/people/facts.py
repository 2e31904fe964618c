"""What happens to accounts, roles, logins, identities and terms. No name, login, phone or address in any of them."""

from dataclasses import dataclass
from datetime import date, datetime

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, Words, fact

from .purposes import purpose_words
from .words import FACTOR_NAMES, page_words, role_name


@fact("people.account_opened", "开了账号")
@dataclass(frozen=True)
class AccountOpened(Fact):
    pass


@fact("people.account_disabled", "停用了账号，所有登录当即退出")
@dataclass(frozen=True)
class AccountDisabled(Fact):
    reason: Words = Words("")


@fact("people.account_enabled", "重新启用了账号")
@dataclass(frozen=True)
class AccountEnabled(Fact):
    pass


@dataclass(frozen=True)
class _RoleFact(Fact):
    role: str = ""
    organisation: Ref = Ref("", "")

    @property
    def role_words(self) -> str:
        return role_name(self.role)


@fact("people.role_granted", "")
@dataclass(frozen=True)
class RoleGranted(_RoleFact):
    since: date | None = None
    until: date | None = None

    def sentence(self) -> str:
        till = f"，到{self.until.year}年{self.until.month}月{self.until.day}日止" if self.until else ""
        return f"任{self.role_words}（{self.organisation.code}）{till}"


@fact("people.role_ended", "")
@dataclass(frozen=True)
class RoleEnded(_RoleFact):
    until: date | None = None

    def sentence(self) -> str:
        return f"不再任{self.role_words}（{self.organisation.code}）"


@fact("people.duty_set", "")
@dataclass(frozen=True)
class DutySet(_RoleFact):
    on_duty: bool = False

    def sentence(self) -> str:
        return f"{'开始' if self.on_duty else '结束'}值班（{self.organisation.code}）"


@fact("people.invited", "")
@dataclass(frozen=True)
class Invited(_RoleFact):
    expires_at: datetime | None = None

    def sentence(self) -> str:
        return f"发出邀请：{self.role_words}（{self.organisation.code}）"


@fact("people.invitation_accepted", "接受了邀请")
@dataclass(frozen=True)
class InvitationAccepted(Fact):
    account: Ref = Ref("", "")


@fact("people.invitation_withdrawn", "撤回了邀请")
@dataclass(frozen=True)
class InvitationWithdrawn(Fact):
    pass


@fact("people.logged_in", "登录")
@dataclass(frozen=True)
class LoggedIn(Fact):
    second_factor: bool = False


@fact("people.sessions_ended", "")
@dataclass(frozen=True)
class SessionsEnded(Fact):
    """`why`: logged_out, idle, ended_by_owner, password_changed, disabled, factor_reset."""

    why: str = ""
    count: int = 1

    def sentence(self) -> str:
        words = {"logged_out": "退出登录", "idle": "久未操作，自动退出"}
        return words.get(self.why, f"结束了{self.count}处登录")


@fact("people.login_failed", "登录没有成功")
@dataclass(frozen=True)
class LoginFailed(Fact):
    """About the keyed hash of what was typed, known or not; `account` is empty when nobody has that login."""

    account: str = ""
    step: str = "password"


@fact("people.login_locked", "试得太多，暂时不能登录")
@dataclass(frozen=True)
class LoginLocked(Fact):
    account: str = ""
    step: str = "password"


@fact("people.refused", "")
@dataclass(frozen=True)
class TurnedAway(Fact):
    """About the code that was asked for, empty when it was none of ours; `page` is the name of the address."""

    page: str = ""

    def sentence(self) -> str:
        return f"想打开{page_words(self.page)}，没有让打开"


@fact("people.receipts_guessed", "同一处网络试了太多回执号，已经拦下")
@dataclass(frozen=True)
class ReceiptsGuessed(Fact):
    """About an address as a hash of the day and the address, so that two days cannot be put together."""


@fact("people.password_changed", "改了密码")
@dataclass(frozen=True)
class PasswordChanged(Fact):
    pass


@fact("people.password_reset", "重设了密码，第一次登录时要改")
@dataclass(frozen=True)
class PasswordReset(Fact):
    pass


@fact("people.shared_desk_set", "")
@dataclass(frozen=True)
class SharedDeskSet(Fact):
    shared: bool = False

    def sentence(self) -> str:
        return "标为公用电脑" if self.shared else "不再标为公用电脑"


@dataclass(frozen=True)
class _FactorFact(Fact):
    kind: str = ""

    @property
    def kind_words(self) -> str:
        return FACTOR_NAMES.get(self.kind, "第二步验证")


@fact("people.factor_added", "")
@dataclass(frozen=True)
class FactorAdded(_FactorFact):
    def sentence(self) -> str:
        return f"设了{self.kind_words}"


@fact("people.factor_removed", "")
@dataclass(frozen=True)
class FactorRemoved(_FactorFact):
    def sentence(self) -> str:
        return f"去掉了{self.kind_words}"


@fact("people.factor_reset_asked", "请求重设第二步验证")
@dataclass(frozen=True)
class FactorResetAsked(Fact):
    reason: Words = Words("")


@fact("people.factor_reset_decided", "")
@dataclass(frozen=True)
class FactorResetDecided(Fact):
    agreed: bool = False

    def sentence(self) -> str:
        return "同意重设第二步验证，原来的已去掉" if self.agreed else "没有同意重设第二步验证"


@fact("people.identity_kept", "留下了身份，已加密")
@dataclass(frozen=True)
class IdentityKept(Fact):
    given: tuple[str, ...] = ()
    sealed_from_employer: bool = True


@fact("people.identity_opened", "打开了身份")
@dataclass(frozen=True)
class IdentityOpened(Fact):
    """`how`: standing, substitute, granted, alone or emergency."""

    for_record: Ref = Ref("", "")
    until: datetime | None = None
    reason: Words = Words("")
    how: str = "standing"


@dataclass(frozen=True)
class _OpeningFact(Fact):
    """About the record the identity belongs to, so that its timeline tells it."""

    opening: Ref = Ref("", "")
    office: Ref = Ref("", "")


@fact("people.identity_asked", "")
@dataclass(frozen=True)
class IdentityAsked(_OpeningFact):
    purpose: str = ""
    words: Words = Words("")

    def sentence(self) -> str:
        return f"申请打开身份：{purpose_words(self.purpose)}"


@fact("people.identity_granted", "同意打开身份，到{until}为止")
@dataclass(frozen=True)
class IdentityGranted(_OpeningFact):
    account: Ref = Ref("", "")
    until: datetime | None = None


@fact("people.identity_declined", "没有同意打开身份")
@dataclass(frozen=True)
class IdentityDeclined(_OpeningFact):
    account: Ref = Ref("", "")
    words: Words = Words("")


@fact("people.identity_in_emergency", "紧急打开了身份，要同事事后看一眼")
@dataclass(frozen=True)
class IdentityInEmergency(_OpeningFact):
    """Opened without asking: in an emergency, or where nobody else could agree."""


@fact("people.identity_looked_into", "事后看过这次打开身份")
@dataclass(frozen=True)
class IdentityLookedInto(_OpeningFact):
    words: Words = Words("")


@fact("people.identity_practice_set", "")
@dataclass(frozen=True)
class IdentityPracticeSet(Fact):
    """About the district."""

    emergency: bool = False
    names_told: bool = False

    def sentence(self) -> str:
        first = "紧急时可以先打开身份、事后看" if self.emergency else "打开身份都要先同意"
        return f"{first}；职工查谁看过时{'写出姓名' if self.names_told else '只写身份不写姓名'}"


@fact("people.absence_set", "")
@dataclass(frozen=True)
class AbsenceSet(Fact):
    """About the account; who stands in, empty when the office does. Why somebody is away is not asked."""

    since: date | None = None
    until: date | None = None
    substitute: Ref = Ref("", "")

    def sentence(self) -> str:
        return f"{_day(self.since)}到{_day(self.until)}不在，{'有人代办' if self.substitute.code else '由站里代办'}"


@fact("people.absence_ended", "回来了，不再由人代办")
@dataclass(frozen=True)
class AbsenceEnded(Fact):
    until: date | None = None


@fact("people.duty_turn_set", "排了值班")
@dataclass(frozen=True)
class DutyTurnSet(Fact):
    """About the organisation; `weekday` counts from Monday as 0 and is empty for one date."""

    account: Ref = Ref("", "")
    since: date | None = None
    weekday: int | None = None


@fact("people.duty_turn_ended", "撤了一个值班")
@dataclass(frozen=True)
class DutyTurnEnded(Fact):
    account: Ref = Ref("", "")
    turn: Ref = Ref("", "")


def _day(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""


@fact("people.identity_disposed", "身份内容已按规定删除")
@dataclass(frozen=True)
class IdentityDisposed(Fact):
    pass


@fact("people.terms_published", "发布了条款文本第{version}版")
@dataclass(frozen=True)
class TermsPublished(Fact):
    kind: str = ""
    version: int = 1
    since: date | None = None
