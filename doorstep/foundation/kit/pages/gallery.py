"""Every piece in every state, for those who build and those who check: `/gallery/`, and `?half=desk` for the staff door."""

from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doorstep.foundation.kit import components as c
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.drawings import Bars, Bracket, Dot, DotMap, Ladder, Qr, Round, Rung, Slip, Spark
from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail, TapChoices, YmdInput, YuanInput

TODAY = date(2026, 11, 23)
LONG = "槐荫大厦后勤物业管理与综合服务外包有限责任公司东侧第二分公司保洁班组夜班全体人员的两个月工资和节假日加班费"

_CONTACT = c.ContactBlock(
    "槐安门街道服务站",
    someone_here=True,
    phone="010-0123 4567",
    hours=["周一到周五8:30–17:30", "周六9:00–12:00"],
    address="槐安门内大街26号和顺楼一层东侧，进门左手边",
    note="今天王老师在班。不想写，打电话也一样。",
    link=c.Link("看另外16个服务站", "#"),
)
_DOOR = c.Door("槐安区总工会", "槐安门街道服务站", _CONTACT, links=[c.Link("怎么保管您写的内容", "#")])
_DESK = c.Desk(
    "槐安门街道总工会",
    "服务站",
    nav=[
        c.NavItem("今天", "#today", "list", 14, active=True),
        c.NavItem("新来的", "#new", "bubble", 5),
        c.NavItem("往来", "#talk", "people", separator_before=True),
        c.NavItem("台账与报表", "#books", "bars"),
    ],
    account_name="王静澜",
    account_url="#account",
    on_duty="王静澜，内线8021",
    inbox_count=3,
    inbox_url="#inbox",
    search_url="#search",
    sign_out_url="#sign-out",
)


def _clocks() -> list[Clock]:
    def clock(kind: str, days: int, **more: object) -> Clock:
        return Clock(kind, TODAY + timedelta(days), TODAY, TODAY - timedelta(8), **more)  # type: ignore[arg-type]

    return [
        clock("还早：细圈", 12),
        clock("快到：粗圈，有缺口", 3),
        clock("要紧：实心圆", 0, at="17:00"),
        clock("要紧，按它自己的界线", 11, soon_days=60, urgent_days=15),
        clock("过期：实心方块", -3),
        clock("暂停：虚线圈", 5, state="paused", paused_for="等认定"),
        clock("做到：打勾", 2, done_on=TODAY - timedelta(3)),
        Clock("很久以后", TODAY + timedelta(354), TODAY, TODAY - timedelta(11), note="从11月12日起算。"),
    ]


def _moves() -> list[c.WhoseMove]:
    return [
        c.WhoseMove("you", since="12月30日到了，钱收到了吗？"),
        c.WhoseMove("us", since="王老师11月23日前打给您"),
        c.WhoseMove("them", "饭馆", "从12月10日起"),
        c.WhoseMove("none"),
    ]


def _timeline(*, newest_first: bool) -> list[c.TimelineItem]:
    return c.timeline(
        [
            c.TimelineItem(date(2026, 11, 13), "打电话给店长，店长答应考虑"),
            c.TimelineItem(date(2026, 11, 16), "企业同意坐下来谈", detail="文书D2", key=True),
            c.TimelineItem(date(2026, 11, 27), "满15天，可以去申请仲裁"),
            c.TimelineItem(date(2027, 1, 4), f"{LONG}应当付清"),
        ],
        TODAY,
        newest_first=newest_first,
    )


def _groups() -> list[c.RowGroup]:
    track = [c.Track("苗头", 1), c.Track("小额简单", 2), c.Track("疑难复杂", 3)]
    clocks = _clocks()
    return [
        c.RowGroup(
            "已经过期",
            [
                c.ListRow(
                    "#",
                    "没有答复的提示函",
                    clocks[4],
                    "TS-2026-0052",
                    ["新中街"],
                    "打电话再问一次",
                    c.WhoseMove("you", since="已3天"),
                    track[1],
                    value="1",
                )
            ],
            "先补上，再写一句为什么晚了",
        ),
        c.RowGroup(
            "今天",
            [
                c.ListRow(
                    "#",
                    "工友说“拿不到钱就上楼顶”",
                    clocks[2],
                    "XS-2026-1183",
                    ["和顺楼"],
                    "先打电话确认人在哪里",
                    c.WhoseMove("you", since="8:42起"),
                    track[2],
                    c.Flag("有人身危险"),
                    "2",
                ),
                c.ListRow(
                    "#",
                    LONG,
                    clocks[3],
                    "DC-2026-000402",
                    [LONG[:24]],
                    "建议先申请仲裁，材料包已备好，请本人来签字",
                    c.WhoseMove("them", "职工", "已2天"),
                    track[1],
                    value="3",
                ),
            ],
        ),
        c.RowGroup(
            "以后",
            [
                c.ListRow(
                    "#",
                    "等认定结果",
                    clocks[5],
                    next_step="12月10日问一次",
                    move=c.WhoseMove("none"),
                    track=track[0],
                    value="4",
                )
            ],
        ),
    ]


def _table() -> c.Table:
    columns = [c.Column("编号"), c.Column("事情"), c.Column("数目（元）", numeric=True), c.Column("轮到谁")]
    return c.Table(
        "最近的三件",
        columns,
        [
            [c.Cell("DC-2026-000395", "#"), "排版工加班费", "9,860.00", c.Cell(move=c.WhoseMove("them", "职工"))],
            [c.Cell("DC-2026-000388", "#"), LONG, "31,204.56", c.Cell(move=c.WhoseMove("none"))],
            [
                c.Cell("XS-2026-1183", "#"),
                c.Cell("讨要工资", flag=c.Flag("有人身危险")),
                c.Cell("没提数目", muted=True),
                c.Cell(move=c.WhoseMove("you")),
            ],
        ],
        ["合计", "", "41,064.56", ""],
    )


class SampleForm(forms.Form):
    """The kinds of field a room needs."""

    who = forms.ChoiceField(
        label="您是谁，让谁知道？",
        choices=[("handler", "只让经办人知道"), ("open", "留名字，单位也可以知道"), ("nobody", "完全不留名")],
        widget=ChoiceCards(
            {
                "handler": ChoiceDetail(
                    "对单位保密。要让单位知道时，先问您。", [("经办人知道", True), ("单位不知道", False)]
                ),
                "open": ChoiceDetail("坐下来谈的时候会快一些。", [("经办人知道", True), ("单位知道", True)]),
                "nobody": ChoiceDetail("只能凭回执号说话。", [("经办人不知道", False), ("单位不知道", False)]),
            }
        ),
    )
    phone = forms.CharField(label="手机号", help_text="只有经办人看得到")
    since = forms.DateField(label="哪天入职", widget=YmdInput(), help_text="记不清日子，写大概的也行")
    wage = forms.DecimalField(label="说好一个月多少钱", widget=YuanInput(), required=False)
    kinds = forms.MultipleChoiceField(
        label="什么时候方便",
        choices=[("am", "上午"), ("pm", "下午2–4点"), ("eve", "晚上7点后")],
        widget=TapChoices(row=True),
        required=False,
    )
    reason = forms.ChoiceField(label="理由", choices=[("", "请选一个"), ("more", "人数比登记的多")], required=False)
    story = forms.CharField(
        label="发生了什么事？", widget=forms.Textarea(attrs={"data-keep": "sample", "rows": 4}), required=False
    )
    agree = forms.BooleanField(label="我看明白了，同意。")

    def clean_phone(self) -> str:
        given = self.cleaned_data["phone"]
        if len(given) != 11:
            raise forms.ValidationError(f"手机号是11位数字，现在只有{len(given)}位，请再看一下。")
        return str(given)


def _drawings() -> dict[str, object]:
    months = [(f"{month}月", value) for month, value in zip(range(1, 12), (3, 4, 2, 5, 3, 4, 6, 4, 5, 7, 12), strict=True)]
    return {
        "dots": DotMap(
            "各街道在办",
            [
                Dot("槐安门", 116.43, 39.94, 44, 6, "#"),
                Dot("和顺里", 116.41, 39.95, 19),
                Dot("北桥", 116.40, 39.93, 33, 9),
                Dot("南小街", 116.42, 39.90, 8),
                Dot("河沿", 116.44, 39.91, 0),
            ],
        ),
        "no_dots": DotMap("各街道在办", []),
        "bars": Bars("每月来电", months, bound=8),
        "spark": Spark("近十二周", [3, 4, 2, 5, 3, 4, 6, 4, 5, 7, 9, 12], unit="件"),
        "no_spark": Spark("近十二周", []),
        "ladder": Ladder(
            "今年办结800件，在哪里解决的",
            [
                Rung("企业", 178, True),
                Rung("楼宇", 119, True),
                Rung("街道", 310, True),
                Rung("区里", 99),
                Rung("仲裁", 69),
                Rung("法院", 25),
            ],
            near_label="没出街道",
        ),
        "bracket": Bracket([Round(False, "11月18日14:50"), Round(True, "今天14:26"), Round(None)], "职工方", "企业方"),
    }


def _papers() -> dict[str, object]:
    return {
        "slip": Slip(
            "槐安区总工会",
            "7316420958413027",
            "2026年11月20日19:42",
            Qr("https://example.org/r#7316420958413027", "查进度的二维码"),
            "010-0123 4567",
            "欠薪，两个月，11,600元。由槐安门街道服务站接手。单位的名字、您的名字都不印在这张纸上。",
        ),
        "sheet": c.Sheet(
            "经济补偿",
            [
                c.SheetLine("一、该不该给", "该给", "单位提出、双方同意解除，单位该给。", "劳动合同法第46条第2项"),
                c.SheetLine("二、折成几个月", "5个月", "满一年算一个月，余下满六个月也算一个月。", "劳动合同法第47条第1款"),
                c.SheetLine("三、月平均工资", "6,240.00元", "74,880 ÷ 12"),
            ],
            "6,240 × 5",
            "31,200.00元",
            "算于2026年11月22日",
            "这是按您填的数算的，供商量用，不是裁决。",
        ),
    }


def gallery(request: HttpRequest) -> HttpResponse:
    wrong = SampleForm(
        {"phone": "1390000000", "since_year": "2026", "since_month": "13", "since_day": "1", "wage": "5,800元"},
        auto_id="wrong_%s",
    )
    half = "desk" if request.GET.get("half") == "desk" else "portal"
    context = {
        "door": _DOOR,
        "desk": _DESK,
        "large_mode": request.GET.get("mode") == "large",
        "high_contrast": request.GET.get("contrast") == "high",
        "long": LONG,
        "clocks": _clocks(),
        "moves": _moves(),
        "newest": _timeline(newest_first=True),
        "oldest": _timeline(newest_first=False),
        "groups": _groups(),
        "table": _table(),
        "empty_table": c.Table("还没有", [c.Column("编号"), c.Column("事情")], []),
        "form": SampleForm(),
        "wrong_form": wrong,
        "badges": [
            c.Badge("等盖章", "soon"),
            c.Badge("已签14:52", "settled", "check"),
            c.Badge("新来的", "info"),
            c.Badge("属实", "good"),
            c.Badge("等签字"),
            c.Badge("公开姓名", "line"),
        ],
        "tracks": [c.Track("苗头", 1), c.Track("小额简单", 2), c.Track("疑难复杂", 3)],
        "people": [
            c.PersonChip("方", role="职工", note="对企业公开姓名"),
            c.PersonChip("138", "2061", role="电话"),
            c.PersonChip(shown="方小满", role="职工"),
        ],
        "phases": [
            c.Phase("登记", "past", "11月12日"),
            c.Phase("征询", "past", "11月16日同意"),
            c.Phase("调解", "now", "第8天"),
            c.Phase("履行"),
            c.Phase("办结"),
        ],
        "step": c.NextStep(
            "今天14:00主持第二次调解，先看第三轮密封报价有没有合上。",
            "11月27日起任何一方都可以不再等。",
            c.WhoseMove("them", "双方"),
            c.Link("进入调解室", "#"),
        ),
        "steps": [c.Steps(1), c.Steps(2, label="听懂没有"), c.Steps(3)],
        "contacts": [c.ContactBlock("和顺里街道服务站", False, "010-0123 4568"), c.ContactBlock(LONG)],
        "pager": c.Pager("#back", "#on", "第26件到第50件，共10,000件以上"),
        "keys": [("J K", "上下移"), ("Enter", "打开"), ("X", "选中"), ("/", "搜索")],
        "sees": [("经办人知道", True), ("单位不知道", False)],
        "links": [c.Link("补照片、工资条", "#"), c.Link("看看谁看过我的材料", "#")],
        "sums": [Decimal("11600"), Decimal("14680.46"), Decimal("23999")],
        "today": TODAY,
        **_drawings(),
        **_papers(),
    }
    return render(request, f"kit/gallery/{half}.html", context)
