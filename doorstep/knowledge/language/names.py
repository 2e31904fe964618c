"""Names of people that a text may hold, proposed for a person to confirm before anything leaves the house.

Rather one too many than one too few: nothing is hidden by itself, and a word that is no name is unticked in a second.
"""

import re
from collections.abc import Iterator

_COMPOUND = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|独孤|南宫"
_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷"
    "黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝"
    "路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻"
)
_SURNAME = rf"(?:{_COMPOUND}|[{_SINGLE}])"
_HAN = r"[\u4e00-\u9fa5]"
# Signs that hardly ever stand in a given name.
_NOT_GIVEN = "的了我你他她它们在是不没有和跟与也都就被把给到去来要说让叫个这那什么怎么为从对很上下里外前后天月年日号元块钱工资厂店司单位公司班人员能会可以还只又再已经但因此所每几多少两三四五六七八九十百千万一二,，。、；！？"
_GIVEN = rf"(?:某某?|[^\W\d_a-zA-Z{_NOT_GIVEN}]{{1,2}})"
_NAME = rf"(?P<name>{_SURNAME}{_GIVEN})"
_TITLE = (
    r"(?:老板娘?|经理|店长|站长|厂长|队长|组长|班长|科长|处长|局长|院长|校长|主任|主管|会计|律师|法官|医生|护士|老师|师傅|先生|女士|小姐|同志|总监|领班|工头|包工头"
    r"|总(?![共是有之额数])|工(?=[，。说让]|程师)|姐(?!妹)|哥|嫂|叔|姨|书记)"
)
_BEFORE = (
    r"(?:我叫|名叫|叫做|叫|姓名[:：是]?|本人|联系人[:：是]?|法人(?:代表)?[:：是]?|负责人[:：是]?|老板[:：是叫]?|工头[:：是叫]?|包工头[:：是叫]?|经理[:：是叫]?|主管[:：是叫]?|站长[:：是叫]?|店长"
    r"[:：是叫]?|队长[:：是叫]?|组长[:：是叫]?|班长[:：是叫]?|会计[:：是叫]?|人事[:：是叫]?|工友|同事|老公|妻子|丈夫|儿子|女儿|父亲|母亲|弟弟|哥哥|姐姐|妹妹|朋友|老乡|签名[:：]?|原告|被告|申请人[:：]?|投诉人[:：]?|转给|汇给|打给)"
)
_PATTERNS = (
    re.compile(rf"{_BEFORE}{_NAME}"),
    re.compile(rf"(?P<name>{_SURNAME}[^\W\d_a-zA-Z{_NOT_GIVEN}]{{0,2}}){_TITLE}"),
    re.compile(
        rf"{_NAME}(?=(?:他|她)?(?:说|欠|拖欠|让我|叫我|把我|打电话|电话|手机|微信|身份证|签字|签名|本人|不给|不肯|答应|骗|收了|的电话|的手机|的微信|的账|的卡))"
    ),
    re.compile(rf"(?:^|[，。；！？、\s:：（(])(?P<name>{_SURNAME}{_GIVEN})(?=[，。；！？、\s）)]|$)"),
    re.compile(rf"(?P<name>[老小阿][{_SINGLE}])(?=[，。；！？、说让叫欠给的把不也就还是那]|$)"),
    re.compile(rf"(?P<name>{_SURNAME}某某?)"),
)
_EVERYDAY = re.compile(
    r"^(?:高温|高兴|高空|高速|高中|高层|高级|金额|方面|方法|方式|方便|方案|周末|周边|周围|周期|周岁|石头|白天|白干|白班|白条|任何|任务|于是|包括|包吃|包住|包装|包工|包月|包裹|温度|时间|时候|时常|常常|常年|安全|安排|安装|安置|平时|马上|马路|车间|车上|车辆|程序"
    r"|房东|房租|房子|应该|应聘|应当|解决|解除|解释|管理|管事|管道|项目|连续|连夜|连锁|全部|全年|全勤|全天|明天|明白|明年|明明|明确|和解|和他|师傅|单位|单独|单子|成本|成立|文件|文化|关系|关于|关门|关机|宁愿|易燃|简单|简直|牛奶|马桶|毛病|万一|万元|严重|严格|石材"
    r"|武装|康复|施工|商量|商场|商店|商家|农民|农村|农历|司机|古镇|吉利|麻烦|麻醉|麦子|党员|费用|费心|席位|景区|米饭|宗旨|边上|查询|查过|池子|明细|向上|向他|阳光|阳历|路上|路边|路费|游客|管他|余款|余额|余下|何时|何况|何处|罗列|许多|许诺|曾经|程度|钱款|江湖|钟头|范围|姜汤|雷电|温馨"
    r"|谢谢|谢了|黄金|黄色|叶子|石油|龙头|陶瓷|汤锅|甘愿|祝您|祝好|符合|舒服|童工|毕业|季度|盛夏|曲折|路程|华人|解放|安心|房屋|方向|左右|左手|左脚|左腿|左边|右|包子|水平|全身|全家|全体|申请|申诉|史上|江边|白白|白酒|毛巾|钱财|钱包|项链|管子|荣誉|查账|应付|仇恨|明显|商业|师父|边缘|支付|卫生|车费|车祸|车队|连带|连累|和平|成功|成员|成都|文员|文明|文字|冷库|冷天|宫颈|房贷|时薪|时段|农药|卓越|简历|尤其|柴油|蓝色|谷子|游泳)"
)
MOST_NAMES, LONGEST_NAME = 60, 4


def proposed_names(text: str) -> tuple[str, ...]:
    """In the order of the text, each once, the longest form where one holds another."""
    found: dict[str, int] = {}
    for words, at in _candidates(text):
        if 2 <= len(words) <= LONGEST_NAME and not _EVERYDAY.match(words):
            found[words] = min(at, found.get(words, at))
    return tuple(sorted(found, key=lambda words: found[words])[:MOST_NAMES])


def called(name: str) -> str:
    """How somebody at a counter is spoken of before everybody: by surname and title, never by the given name."""
    bare = name.strip().removesuffix("老师")
    hit = re.match(rf"[老小阿]?(?P<surname>{_SURNAME})", bare) or re.match(rf"(?P<surname>{_HAN})", bare)
    return f"{hit['surname'] if hit else bare}老师"


def _candidates(text: str) -> Iterator[tuple[str, int]]:
    for pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            words = hit["name"]
            # 张师傅, 王总: the surname with its title is what names the person.
            if len(words) == 1:
                words = hit.group()
            yield words, hit.start("name")
