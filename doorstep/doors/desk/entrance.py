"""Where each role goes from the desk's navigation, and what those without a worklist are told."""

from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import ContactBlock
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.stations import contact_of

WORKERS = ("station_officer", "district_officer", "lead_officer", "mediator")
OFFICERS = ("station_officer", "district_officer", "lead_officer")
REGISTER = ("station_officer", "district_officer", "lead_officer", "administrator")
ANSWERERS = ("station_officer", "district_officer")
IMPORTERS = ("district_officer", "administrator")


@dataclass(frozen=True)
class Entry:
    """`count` names the figure shown beside it; `prefix` marks the entry as active on the pages below it."""

    label: str
    url_name: str
    icon: str
    roles: tuple[str, ...]
    prefix: str
    count: str = ""
    separator_before: bool = False


ENTRIES = (
    Entry("今天", "today", "list", WORKERS, "/desk/", "duties"),
    Entry("线索", "lead-list", "speech", WORKERS, "/desk/leads/", "leads"),
    Entry("争议事项", "matter-list", "scales", WORKERS, "/desk/matters/", "matters"),
    Entry("凭回执提的要求", "rights-list", "receipt", ANSWERERS, "/desk/rights/"),
    Entry("移送", "transfer-list", "send", ANSWERERS, "/desk/transfers/"),
    Entry("值班和请假", "duty-list", "clock", WORKERS, "/desk/duty/"),
    Entry("身份打开", "opening-list", "lock", ("station_officer", "district_officer", "mediator"), "/desk/openings/"),
    Entry("台账", "ledger", "bars", OFFICERS, "/desk/ledger/"),
    Entry("办理清单", "playbook-list", "check", ("district_officer",), "/desk/playbooks/"),
    Entry("企业", "enterprise-list", "building", REGISTER, "/desk/enterprises/", separator_before=True),
    Entry("楼宇", "building-list", "office", REGISTER, "/desk/buildings/"),
    Entry("街道", "street-list", "pin", REGISTER, "/desk/streets/"),
    Entry("组织和服务站", "organisation-list", "people", REGISTER, "/desk/organisations/"),
    Entry("名册导入", "register-import-list", "upload", IMPORTERS, "/desk/register/"),
    Entry("账号和任职", "account-list", "person", ("administrator",), "/desk/accounts/", separator_before=True),
    Entry("法律数字和放假", "law-overview", "book", IMPORTERS, "/desk/law/"),
    Entry("期限提醒", "clock-limit-list", "clock", ("district_officer",), "/desk/clocks/"),
    Entry("消息出口", "gateway-list", "send", ("administrator",), "/desk/gateways/"),
    Entry("后台任务", "job-list", "gear", ("administrator",), "/desk/jobs/"),
    Entry("开办检查", "readiness", "check", ("administrator",), "/desk/readiness/"),
    Entry("权限和安全", "security-overview", "shield", ("security_officer",), "/desk/security/"),
    Entry("谁看过什么", "reading-log", "eye", ("auditor", "district_officer", "station_officer"), "/desk/audit/readings/"),
    Entry("被挡住的", "refusal-list", "lock", ("auditor",), "/desk/audit/refusals/"),
    Entry("登录失败", "login-failure-list", "lock", ("auditor",), "/desk/audit/logins/"),
    Entry("核对流水", "journal-check", "link", ("auditor",), "/desk/audit/journal/"),
)
# What someone can do here today, and whom to ask for more; by role.
WELCOME = {
    "municipal_reader": "市里汇总的数字在做好以后会出现在这里。现在要数字，请向区总工会要。",
    "liaison": "楼宇联络的走访任务在做好以后会出现在这里。现在发现了问题，请打电话告诉服务站，由服务站登记成线索。",
    "organiser": "活动的报名和签到在做好以后会出现在这里。现在请照原来的办法办，有问题问服务站。",
    "keeper": "驿站的物品和开门登记在做好以后会出现在这里。现在缺什么，请打电话告诉服务站。",
    "judge": "比赛的打分表在做好以后会出现在这里。有问题请问区总工会。",
    "partner": "需要您单位协助的事，工会会发给您并出现在这里。现在没有等您答复的事。",
    "enterprise_contact": "工会发给贵单位的函和提示会出现在这里。现在没有等您答复的事。",
    "exporter": "您可以导出列表，但还没有看列表的任职。请让管理员看看您的任职。",
    "administrator": "您负责账号、组织和系统运行，看不到线索和事项的内容。",
    "security_officer": "您负责权限和安全设置，看不到线索和事项的内容。",
    "auditor": "您负责查看操作记录，看不到线索和事项的内容。",
}
NO_ROLE = "您的账号今天没有任职，所以还看不到工作内容。请让管理员在人员里给您加上任职和起止日期。"


def whom_to_ask(actor: Actor | None, now: datetime) -> ContactBlock | None:
    """The station one belongs to, else the district, with its telephone; one query."""
    if actor is None or not actor.path:
        return None
    kinds = (Organisation.Kind.STATION, Organisation.Kind.DISTRICT)
    steps = [actor.path[:end] for end in range(len(actor.path), 0, -Organisation.steplen)]
    office = Organisation.objects.filter(path__in=steps, kind__in=kinds).order_by("-depth").first()
    return contact_of(office, now) if office else None
