"""What a browser calls itself, in words a person recognises: no versions, no fingerprint."""

_SYSTEMS = (("iPhone", "苹果手机"), ("iPad", "苹果平板"), ("HarmonyOS", "鸿蒙设备"), ("Android", "安卓手机"),
            ("Windows", "Windows电脑"), ("Mac OS", "苹果电脑"), ("Linux", "Linux电脑"))  # fmt: skip
_BROWSERS = (("MicroMessenger", "微信"), ("Edg", "Edge浏览器"), ("Firefox", "火狐浏览器"), ("QQBrowser", "QQ浏览器"),
             ("Chrome", "谷歌内核浏览器"), ("Safari", "Safari浏览器"))  # fmt: skip


def device_words(user_agent: str) -> str:
    system = next((words for mark, words in _SYSTEMS if mark in user_agent), "一台设备")
    browser = next((words for mark, words in _BROWSERS if mark in user_agent), "")
    return f"{system}，{browser}" if browser else system
