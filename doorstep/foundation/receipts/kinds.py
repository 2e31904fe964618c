"""What may be asked for under a receipt, and why something cannot be given: codes and the words people read."""

KINDS = {
    "copy": "要一份自己交来的内容",
    "correction": "有写错的，要改",
    "erasure": "要求删除",
    "reading_log": "想知道是哪几位看过",
    "withdrawal": "不想办了，撤回",
}
WITHDRAWAL = "withdrawal"
RIGHTS = tuple(kind for kind in KINDS if kind != WITHDRAWAL)

HOLDS = {
    "in_hand": "这件事还在办，办的时候要用到这些内容；办完可以再提",
    "legal_case": "这件事在仲裁或者法院，材料要留到那边结束",
}
GROUNDS = {
    **HOLDS,
    "law_keeps": "法律、行政法规规定的保存期还没有到",
    "not_own": "没能核实是本人提的",
    "not_meant": "回电话问过，不是本人的意思，接着办",
    "others": "里面有别人的个人信息，那一部分不能给",
    "gone": "内容已经按规定删除，没有留下可以给的",
}
REFUSING = ("in_hand", "legal_case", "law_keeps", "not_own", "not_meant", "others")
CHECKS = {
    "called": "打本人留下的电话核对了",
    "came": "本人来站里核对了",
    "receipt": "没有留电话，只凭回执",
}
SCOPES = {"whole": "全部删除", "thread": "只删留言和材料"}
