"""Names of roles and factors as people read them. Facts import this before any model is loaded, so no model here."""

FACTOR_NAMES = {"totp": "验证码应用", "webauthn": "通行密钥", "recovery_codes": "备用码"}

SENSITIVE_ROLES = ("administrator", "security_officer", "auditor")

# Roles that may open sealed identities, export or administer: a second factor is required of them.
FACTOR_REQUIRED = frozenset({"station_officer", "district_officer", "mediator", "exporter", *SENSITIVE_ROLES})

# Roles that have dated things to do, and so a calendar of their own.
WITH_DAYS = frozenset({"station_officer", "district_officer", "lead_officer", "mediator"})

_ROLE_NAMES = {
    "municipal_reader": "市级查看", "district_officer": "区工会干部", "lead_officer": "包案领导",
    "station_officer": "服务站工作人员", "mediator": "调解员", "liaison": "楼宇联络员", "organiser": "活动组织人",
    "keeper": "驿站管理人", "judge": "裁判", "partner": "协作部门人员", "enterprise_contact": "企业联系人", "exporter": "可以导出",
    "administrator": "系统管理员", "security_officer": "安全管理员", "auditor": "审计员",
}  # fmt: skip


def role_name(role: str) -> str:
    return _ROLE_NAMES.get(role, role)


_PAGES = {
    "lead": "线索", "matter": "事项", "set": "搁置的来信", "hotline": "热线来单", "receipt": "回执的往来", "file": "附件",
    "account": "账号", "invitation": "邀请", "factor": "第二步验证的重设", "reading": "查阅记录", "login": "没有成功的登录",
    "journal": "核对流水", "security": "安全", "opening": "身份打开", "absence": "请假外出", "duty": "值班表", "right": "任职的变动", "refusal": "没让打开的页面", "organisation": "单位",
    "partner": "协作单位", "street": "街道", "building": "楼宇", "enterprise": "用人单位", "register": "登记册",
    "notice": "通知", "channel": "通知渠道", "gateway": "发送渠道", "job": "后台任务", "readiness": "开通检查",
    "law": "法律数字和放假安排", "clock": "期限提醒", "calendar": "日历链接", "export": "导出", "list": "导出", "view": "存下的看法", "assign": "一起分派", "desk": "搜索",
}  # fmt: skip


def page_words(name: str) -> str:
    """What a page of the desk is about, from the name of its address."""
    return _PAGES.get(name.partition("-")[0], "一个页面")


TOO_OFTEN = "试得太多了，请过一会儿再试。忘了密码，请找单位的系统管理员重设"

OLD_IS_WRONG = "现在的密码不对，请再看一下"

# Keys of the session.
SEEN = "seen_at"
BEGAN = "began_at"
ACTING_ORGANISATION = "acting_organisation"
SHARED_DESK = "shared_desk"


def role_choices() -> list[tuple[str, str]]:
    return list(_ROLE_NAMES.items())


# Kinds of records whose reading log an auditor may ask for by code.
READ_KINDS = (
    "matter",
    "lead",
    "set_aside_letter",
    "enterprise",
    "register_import",
    "hotline_import",
    "past_import",
    "matter_list",
    "lead_list",
    "search",
    "export",
)
