"""The employer a text names: 我在槐安餐厅上班, 槐安物业公司, 顺路站. Words as written; whom the register knows is asked elsewhere."""

import re
from collections.abc import Iterator

from doorstep.knowledge.language.finding import Found

_STOP = r"，。！？；：、,!?;:\n\s"
_SIGN = rf"[^{_STOP}的是在了被把给和与跟从到去来让叫说欠没不这那哪有我你他她它们]"
_KIND = (
    r"(?:有限责任公司|股份有限公司|有限公司|分公司|总公司|公司|集团|工厂|制造厂|加工厂|厂|酒店|宾馆|饭店|饭馆|餐厅|餐馆|面馆|火锅店|快餐店|奶茶店|咖啡馆|咖啡厅|烧烤店|理发店|美发店|"
    r"美容院|超市|便利店|商场|商店|专卖店|药店|服装店|店|医院|诊所|学校|幼儿园|培训机构|培训中心|健身房|健身会所|足浴店|洗浴中心|会所|ktv|网吧|影城|物业|事务所|工作室|合作社|"
    r"养老院|银行|配送站|外卖站|站点|快递点|分拣中心|仓库|项目部|施工队|劳务队|工地|车队|传媒|门店|营业部)"
)
_VAGUE = re.compile(
    rf"^(?:这|那|某|一|几|两|三|多|本|该|原|新|我|你|他|前|旧|小|大|老|总|分|子|母|别|其他|外面|同|整|全|各|每|上|下|国|私|民)?(?:一)?(?:个|家|间|所|座|名)?(?:小|大|私人|劳务|派遣|劳务派遣|外包|中介|人力|保险|国有|民营|外资|合资|用人|用工)?{_KIND}$"
)
_WORK = r"(?:上班|工作|打工|干活|做工|干了|做了|就职|任职|入职|当|做(?!完)|干|打杂|实习|兼职|送货|送餐|应聘|面试|学徒|服务)"
_AT = re.compile(
    rf"(?:在|到|去|进|进了|入职|入职于|来到|来|于|给|帮)(?P<name>{_SIGN}{{1,16}}?{_KIND}|{_SIGN}{{2,14}}?)(?:里|内|里面|那|那边)?(?={_WORK})"
)
_IN = re.compile(
    rf"(?:我是|俺是|咱是|俺们是|本人是|我们是|入职|进|在|原是|老板是|单位是|公司是|公司叫|店叫|厂叫|单位叫|用人单位[：:是])\s?(?:一家|一个)?(?P<name>{_SIGN}{{1,20}}{_KIND})"
)
_NAMED = re.compile(rf"(?P<name>{_SIGN}{{2,24}}(?:有限责任公司|股份有限公司|有限公司|分公司|集团|公司|合作社|事务所))")
_BEFORE_VERB = re.compile(
    rf"(?:^|[{_STOP}])(?P<name>{_SIGN}{{2,14}}?{_KIND})(?:老板|负责人|经理|店长|站长|人事)?(?=一直|至今|到现在|拖|欠|不发|没发|没给|不给|克扣|扣|辞退|开除|让我|叫我|把我|通知|不签|没签|未|不予|强制|要求员工|倒闭|关门)"
)
_LEAD_IN = re.compile(
    r"^(?:告|入|.*(?:被告|原告|入职|进入|加入|确认|根据|要求|负责人|询问|在|是|去|到|进|给|于|叫|因为|由于|请问|你好|您好|现在|之前|以前|后来|然后|今天|昨天|投诉|举报|反映|关于|咨询|通过|对|和|跟|与|向|从|被|原|本人|年|月|号|日|一家|一个|这家|某家|[(（《]))(?=.{3,})"
)
_NOT_EMPLOYER = re.compile(
    r"家里|家$|外面|外地|老家|国外|路上|小区$|周末|晚上|白天|一起|现在|公司里?$|单位$|手机|网上|平台$|法院|仲裁|劳动局|监察|社保局|人社局|派出所|保险公司|医院说|银行卡|就业|工资|合同|赔|班$|加班|年|月|天$|小时|岁|时间|时候|期间|过程|中$"
)


def find_employers(text: str) -> list[Found[str]]:
    """`text` folded to half width. The surest first at each place; vague ones (一家公司) are left out."""
    found = sorted(_all(text), key=lambda one: (one.start, -one.sure, one.end - one.start))
    kept: list[Found[str]] = []
    seen: set[str] = set()
    for one in found:
        if one.value in seen or any(one.start < other.end and other.start < one.end for other in kept):
            continue
        seen.add(one.value)
        kept.append(one)
    return sorted(kept, key=lambda one: (-one.sure, one.start))


def _all(text: str) -> Iterator[Found[str]]:
    for pattern, sure in ((_AT, 0.8), (_IN, 0.7), (_NAMED, 0.75), (_BEFORE_VERB, 0.65)):
        for hit in pattern.finditer(text):
            start, end = hit.span("name")
            words = text[start:end]
            lead = _LEAD_IN.match(words)
            if lead:
                start, words = start + lead.end(), words[lead.end() :]
            if (
                len(words) < 3
                or _VAGUE.match(words)
                or (_NOT_EMPLOYER.search(words) and not re.search(rf"{_KIND}$", words))
            ):
                continue
            if pattern is _AT and not re.search(rf"{_KIND}$", words):
                yield Found("employer", words, start, end, 0.4)
            else:
                yield Found("employer", words, start, end, sure)
