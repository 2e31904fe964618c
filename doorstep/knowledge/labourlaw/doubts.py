"""What the law leaves open, one sentence per warning code: shown beside the sum, never hidden in it."""

DOUBTS = {
    "cap_basis_unconfirmed": "封顶用的是本地法人单位从业人员平均工资，最新一年的数没有公布，请先核实再用。",
    "pre_2008_review": "2008年以前的工龄按老规定算，跟后面的算法不一样，这一段要请人复核。",
    "stub_divisor": "不满一个月的零头怎么折算，各处没有统一：这里按实际工作日、每月21.75天算。",
    "count_back_weekend": "往回数一年，这里逐日数，不因休息日顺延；按顺延的算法，还能多要几天，可以争取。",
    "idle_no_new_agreement": "停工后还在上班、又没有重新约定工资，这里只是最低数；仍可以按原来合同的工资要。",
    "si_base_only": "社保户头和险种都齐、只是基数低或年限短的，本地通常不支持以此要经济补偿。",
    "partial_notice": "提前通知不满30天，这里按没有通知算；也有人主张按天折算。",
    "no_agreement_contested": "病假工资没有约定，这里按下限算；劳动者可以主张按正常工资发。",
    "union_notice_new_rule": "解除前告知工会的新规定才实行不久：单位没建工会、又没按期告知的，算不算违法解除，还没有判例。",
    "probation_floor_reading": "试用期工资的下限有不同读法：也有人主张一律不低于约定工资的八成，或者不低于同岗最低档。",
    "leave_limitation_contested": "未休年假工资的时效怎么算有争议，这里按一般的一年提醒，越早提越好。",
    "season_unconfirmed": "高温津贴发哪几个月，查到的说法不一样，请先核实。",
    "injury_avg_series": "工伤基金用哪一个平均工资，没有查到明文，请先向社保核实。",
    "criminal_band_local": "本地追究欠薪犯罪的具体数额没有查到，这里按全国的幅度看。",
}
