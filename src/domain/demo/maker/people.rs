//! Names of people and what one learns of them.

use super::rng::Rng;
use crate::domain::customers::{Gender, InterestKind};
use crate::domain::pinyin::{spell, token_text};

/// The most common surnames first; some that pinyin gets wrong are among them on purpose.
const SURNAMES: &str = "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 \
    余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 \
    郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 单 解 仇 区 查 翟 乐 缪 欧阳 上官 尉迟";
const GIVEN_MALE: &str = "伟 强 磊 军 勇 杰 涛 超 明 刚 建国 建华 志强 志远 明远 国栋 国庆 文博 俊杰 浩然 宇航 子轩 晓东 海涛 永康 家豪 思源 少华 \
    振宇 立新 景行 德明 长青 光荣 天佑 鹏飞 启航 一鸣 承志 书豪 正阳 嘉树 世杰 学文 保国 新民 卫东 春生 泽宇 睿 晨 昊 凯 毅 斌 峰 翔 辉";
const GIVEN_FEMALE: &str = "芳 娜 敏 静 丽 艳 娟 霞 玲 燕 秀英 桂兰 秀珍 雪梅 晓燕 丽娟 海燕 玉兰 文静 思琪 雨桐 欣怡 佳慧 梦瑶 诗涵 子涵 若曦 婉清 \
    月华 春梅 冬梅 红梅 美玲 淑芬 惠敏 雅琴 书瑶 可心 一诺 安琪 晓雯 嘉怡 语嫣 明珠 凤英 巧云 瑾 璐 颖 悦 洁 琳 薇 萍 倩 蕾 慧 莹";

pub struct Person {
    pub name: String,
    pub surname: &'static str,
    pub gender: Gender,
}

pub fn person(rng: &mut Rng) -> Person {
    let surnames: Vec<&str> = SURNAMES.split_whitespace().collect();
    // The first are far more common than the last.
    let at = if rng.chance(55) { rng.below(24) } else { rng.below(surnames.len()) };
    let surname = surnames[at];
    let gender = if rng.chance(46) { Gender::Female } else { Gender::Male };
    let given: Vec<&str> =
        if gender == Gender::Female { GIVEN_FEMALE } else { GIVEN_MALE }.split_whitespace().collect();
    Person { name: format!("{surname}{}", rng.pick(&given)), surname, gender }
}

/// The usual pinyin of a name without spaces, for mail addresses.
pub fn romanised(name: &str, person: bool) -> String {
    spell(name, person).iter().map(|s| token_text(s.tokens[0])).collect()
}

pub static INTERESTS: &[(InterestKind, &str)] = &[
    (InterestKind::Arts, "书法，临《兰亭序》"),
    (InterestKind::Arts, "听京剧"),
    (InterestKind::Arts, "摄影，常拍湿地的鸟"),
    (InterestKind::Arts, "读历史书"),
    (InterestKind::Arts, "弹古筝"),
    (InterestKind::Arts, "看话剧"),
    (InterestKind::Arts, "收藏邮票"),
    (InterestKind::Sport, "羽毛球，每周三晚"),
    (InterestKind::Sport, "跑步，跑过半程马拉松"),
    (InterestKind::Sport, "钓鱼"),
    (InterestKind::Sport, "爬山"),
    (InterestKind::Sport, "乒乓球"),
    (InterestKind::Sport, "游泳"),
    (InterestKind::Sport, "骑行"),
    (InterestKind::Sport, "篮球，周末带儿子打"),
    (InterestKind::Drink, "喝岩茶，懂行"),
    (InterestKind::Drink, "只喝白茶"),
    (InterestKind::Drink, "手冲咖啡"),
    (InterestKind::Drink, "不喝酒"),
    (InterestKind::Drink, "爱喝家乡米酒"),
    (InterestKind::Games, "象棋"),
    (InterestKind::Games, "围棋，业余三段"),
    (InterestKind::Games, "打麻将"),
    (InterestKind::Games, "掼蛋"),
    (InterestKind::Other, "养兰花"),
    (InterestKind::Other, "自驾去西藏"),
    (InterestKind::Other, "做木工"),
    (InterestKind::Other, "养了两只猫"),
    (InterestKind::Other, "烘焙"),
    (InterestKind::Other, "研究中医养生"),
];

/// Relation, what is known; a child's and a spouse's names are left to the rep.
pub static FAMILY: &[(&str, &str)] = &[
    ("儿子", "今年读高三，想考理工"),
    ("女儿", "上小学二年级，学画画"),
    ("儿子", "在国外读研究生"),
    ("女儿", "刚参加工作"),
    ("儿子", "上初中，爱踢球"),
    ("女儿", "明年中考"),
    ("儿子", "刚满周岁"),
    ("女儿", "学钢琴，过了六级"),
    ("妻子", "中学语文老师"),
    ("妻子", "在医院做护士"),
    ("妻子", "开花店"),
    ("丈夫", "做工程监理"),
    ("丈夫", "在银行工作"),
    ("丈夫", "常年跑外地项目"),
    ("父亲", "退休，腰不太好"),
    ("母亲", "跟着住，信中医"),
    ("父亲", "老家种茶"),
    ("母亲", "刚做完白内障手术"),
];

/// Things learnt in passing: about what, the detail. The first are about a firm …
pub static FACTS: &[(&str, &str)] = &[
    ("采购预算", "年度预算在每年十二月定"),
    ("决策流程", "五万以上要总经理签字"),
    ("现有供应商", "主要用本地一家，交期不稳"),
    ("扩产计划", "明年上第二条线"),
    ("人事变动", "原采购经理调去分公司"),
    ("竞争对手", "对方上月也来报过价，便宜约百分之三"),
    ("搬迁", "下半年搬去新园区"),
    ("年会时间", "一般放在腊月二十前后"),
    ("验收标准", "只认第三方检测"),
    ("付款习惯", "月结三十天，逢季末拖几天"),
    ("质量要求", "每批要附检测报告"),
    ("联系时间", "上午开会，下午三点后方便"),
    ("老家", "和我们厂长是同乡"),
    ("学历", "学机械出身，看图纸很快"),
    ("孩子上学", "接送时间不接电话"),
    ("口味", "吃得清淡，不吃辣"),
];
/// … of these the first can be known before any order; …
pub const FACTS_BEFORE: usize = 9;
/// … and after these come those about a person.
pub const FACTS_OF_FIRMS: usize = 11;

pub static PERSON_TAGS: &[&str] = &[
    "决策人",
    "使用人",
    "技术型",
    "爱喝茶",
    "老乡",
    "转介绍",
    "展会认识",
    "朋友圈活跃",
    "只发微信",
    "看重品质",
    "价格敏感",
    "好打交道",
    "要面子",
    "说话直",
    "孩子备考",
    "新上任",
];
pub static FIRM_TAGS: &[&str] =
    &["重点", "价格敏感", "招标客户", "展会认识", "转介绍", "扩产", "需回访", "开票严格", "出口型", "家族企业"];
/// Tags that say how far one is with a customer: before an order, after the first, later.
pub static STAGE_TAGS: [&[&str]; 4] = [
    &["试用中", "待报价", "比价中"],
    &["首单", "新开户"],
    &["年度合同", "账期长", "季度拜访"],
    &["年度合同", "老客户", "VIP", "季度拜访"],
];

pub static PERSON_NOTES: &[&str] = &[
    "做事细，合同每一条都会看，发资料前自己先核一遍。",
    "电话里话不多，当面聊得开，有事尽量上门。",
    "喜欢先看样品再谈价，口头承诺不算数。",
    "记性好，上次说过的话这次会问。",
    "回微信慢，但答应的事一定办。",
    "对交期最在意，提前一天到比便宜两个点更管用。",
    "刚从生产岗转过来，流程还不熟，多给些说明。",
    "说话客气，但不轻易表态，要多找旁证。",
    "中午休息，一点半以后再打。",
    "不喜欢被催，约好时间再联系。",
    "每次都问同行用得怎么样，备好案例。",
    "管得细，图纸、参数要提前发。",
    "愿意介绍朋友，介绍成了记得当面道谢。",
    "家里老人身体不好，问候一声很受用。",
    "之前受过供应商的气，慢慢来，别急着报价。",
    "看重面子，有好消息先告诉他。",
    "讲数据，空话少说。",
    "爱开玩笑，气氛好谈，但价格一分不让。",
];
pub static FIRM_NOTES: &[&str] = &[
    "厂区在高架边上，导航容易错，走西门。",
    "每月十五号对账，二十五号前开票，过了就到下个月。",
    "老板娘管财务，付款问她。",
    "新厂房年底投用，配套设备还没定。",
    "原来用外地的货，嫌售后远，给了我们机会。",
    "进厂要提前登记车牌，带身份证。",
    "招标看三家，商务分占四成。",
    "去年因为延期闹过不愉快，今年盯紧交货。",
    "旺季在三、四月和九、十月，淡季谈年度合同。",
    "采购和技术意见常不一致，两边都要走到。",
    "付款一向准时，信用好，可以放宽到四十五天。",
    "食堂不错，中午去能碰到几个主管。",
    "总部在外地，大额要报总部批，周期两周。",
    "仓库小，要分批送，每次不超过两托。",
    "上次换人以后熟人少了，重新建立关系。",
    "他们的客户要验厂，资料齐全很要紧。",
];
