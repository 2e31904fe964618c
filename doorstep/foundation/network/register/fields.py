"""The fields of each register and the words people put over their columns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """`names`: other column headings that mean the same. `longest` 0: not a text of bounded length."""

    name: str
    label: str
    names: tuple[str, ...] = ()
    required: bool = False
    longest: int = 0
    example: str = ""


_LONGITUDE = Field("longitude", "经度", ("lng", "lon", "经度坐标", "x"), example="116.40")
_LATITUDE = Field("latitude", "纬度", ("lat", "纬度坐标", "y"), example="39.90")
_ADDRESS = Field("address", "地址", ("详细地址", "注册地址", "经营地址", "住所", "单位地址"), longest=200)
_STREET_NAMES = ("所属街道", "所在街道", "街道名称", "属地街道", "街镇", "街道乡镇", "street")

FIELDS: dict[str, tuple[Field, ...]] = {
    "stations": (
        Field("name", "名称", ("服务站", "服务站名称", "单位名称", "部门名称"), True, 80, "槐安门街道总工会服务站"),
        Field("kind", "类别", ("单位类别", "性质"), False, 0, "服务站"),
        Field("phone", "公开电话", ("电话", "联系电话"), False, 30, "010-0123 4567"),
        _ADDRESS,
        Field("hours", "开放时间", ("办公时间", "接待时间", "工作时间"), False, 0, "周一到周五8:30–17:30"),
        Field("field", "职能", ("部门职能",)),
        _LONGITUDE,
        _LATITUDE,
    ),
    "streets": (
        Field("code", "区划代码", ("代码", "街道代码", "编码", "行政区划代码", "code"), True, 12, "990101001"),
        Field("name", "街道名称", ("街道", "名称", "street", "街镇", "街道乡镇"), True, 40, "槐安门街道"),
        Field("station", "服务站", ("工会服务站", "服务站名称", "所属服务站", "station"), False, 80, "槐安门街道总工会服务站"),
        _LONGITUDE,
        _LATITUDE,
    ),
    "buildings": (
        Field("name", "楼宇名称", ("楼宇", "名称", "大厦", "大厦名称", "楼名", "building"), True, 80, "槐荫大厦"),
        Field("street", "街道", _STREET_NAMES, True, 0, "槐安门街道"),
        Field("address", "地址", ("详细地址", "楼宇地址", "门牌"), False, 200, "槐安门内大街28号"),
        Field("aliases", "别名", ("曾用名", "俗称", "又名"), False, 0, "槐荫大楼、槐荫中心"),
        _LONGITUDE,
        _LATITUDE,
    ),
    "enterprises": (
        Field("name", "单位名称", ("企业名称", "名称", "公司名称", "用人单位", "用人单位名称", "单位", "企业"), True, 120, "檐下小馆餐饮管理有限公司"),
        Field("uscc", "统一社会信用代码", ("信用代码", "社会信用代码", "统一代码", "统一信用代码", "税号", "uscc"), True, 18, "91990101MA00000A06"),
        Field("short_name", "简称", ("字号", "招牌", "门店名称", "店名"), False, 60, "檐下小馆"),
        Field("street", "街道", _STREET_NAMES, False, 0, "槐安门街道"),
        Field("building", "楼宇", ("所在楼宇", "楼宇名称", "大厦", "所属楼宇", "building"), False, 0, "槐荫大厦"),
        _ADDRESS,
        Field("industry", "行业", ("所属行业", "行业类别", "行业类型", "国民经济行业"), False, 40, "餐饮"),
        Field("headcount", "用工人数", ("职工人数", "人数", "员工人数", "从业人数", "在职人数", "职工数"), False, 0, "26"),
        Field("contact_name", "联系人", ("联系人姓名", "人事联系人", "负责人", "企业联系人"), False, 40),
        Field("contact_phone", "联系电话", ("电话", "联系方式", "手机", "手机号", "联系人电话", "固定电话"), False, 30),
    ),
}  # fmt: skip
KEYS = {"streets": "区划代码", "buildings": "街道和楼宇名称", "enterprises": "统一社会信用代码"}
