//! What passed between the user and a customer, and what is to come.
//!
//! In the texts stand {g} for something they buy, {w} for a person there, {n} for a quantity, {k} for a small
//! number, {m} for an amount, {d} for a day.

use crate::domain::{ActionKind, LogKind};

/// A step in a relation; each has its texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// First contacts.
    Start,
    /// Samples, quotations, talks before a first or further order.
    Warm,
    /// The first order.
    FirstDeal,
    /// A further order.
    Deal,
    /// Care after an order.
    After,
    /// Keeping in touch.
    Keep,
    /// A complaint and its settling.
    Trouble,
    /// Gifts and greetings.
    Social,
    /// They brought somebody.
    Referral,
}

use ActionKind as A;
use LogKind::{Call, Gift, Message, Note, Sale, Visit};

pub fn logs(step: Step) -> &'static [(LogKind, &'static str)] {
    match step {
        Step::Start => &[
            (Call, "第一次通话，介绍了我们做{g}，{w}让先发资料看看。"),
            (Call, "朋友给的电话，{w}说正好在比{g}的价格，约{d}见面。"),
            (Call, "打到前台转的，{w}在开会，留了名片信息，{d}再打。"),
            (Call, "说明来意后{w}问了三件事：交期、质保、能不能开专票，都答了。"),
            (Visit, "展会上认识，聊了十分钟，他们在找{g}的第二家供应商。"),
            (Visit, "顺路拜访，{w}带着看了现场，{g}用量每月大约{n}件。"),
            (Visit, "第一次上门，{w}只给了一刻钟，重点讲了同行案例，愿意看样。"),
            (Message, "加上微信，发了公司介绍和{g}的目录，{w}回了个收到。"),
            (Message, "{w}主动来问{g}，问得很细，应该是急用。"),
            (Message, "在行业群里看到他们求购{g}，私聊搭上了话。"),
            (Note, "网上查了一下，成立多年，近两年在扩，{g}应该有量。"),
            (Note, "听同行说他们现在那家交货老拖，是个机会。"),
        ],
        Step::Warm => &[
            (Call, "报了{g}的价，{w}嫌贵{k}个点，没松口，先说说贵在哪儿。"),
            (Call, "样品收到了，{w}说看着不错，要上机试一周。"),
            (Call, "追问试用结果，{g}尺寸合适，就是包装想换小一点的。"),
            (Call, "{w}问能不能月结，我说首单先款，做满三单再谈。"),
            (Call, "技术上对了一遍参数，{w}要我们补一份检测报告。"),
            (Call, "{w}说还要等领导批，估计{d}有消息。"),
            (Visit, "带着样品去的，{w}叫了车间的人一起看，当场试了两件。"),
            (Visit, "和{w}坐下来过了一遍合同条款，改了验收和违约两条。"),
            (Visit, "见到了拍板的人，只问一句：出了问题几个小时到。答了四小时。"),
            (Visit, "量了现场尺寸，{g}要按{n}套配，回来出方案。"),
            (Visit, "请{w}来我们仓库看了一圈，对现货量比较放心。"),
            (Message, "方案发过去了，{w}圈了两处要改，今晚改好。"),
            (Message, "发了三家同行的用后照片，{w}转给了领导。"),
            (Message, "{w}发来竞争对手的报价截图，比我们低百分之{k}，但不含运费。"),
            (Message, "报价单更新到第二版，含税含运，有效期到月底。"),
            (Note, "他们内部意见：使用部门要我们，采购还在压价。"),
            (Note, "试用阶段，先不催，{d}问一下感受。"),
            (Note, "{w}透露预算大概{m}，方案按这个数收一收。"),
        ],
        Step::FirstDeal => &[
            (Sale, "首单成交，{g}{n}套，{m}，款到发货。"),
            (Sale, "签了{g}{n}件，合同额{m}，预付三成。"),
            (Sale, "把试用的那批转成正式订单，{m}。"),
            (Sale, "中了这次比价，{g}{n}件，{m}，赢在售后。"),
            (Sale, "{w}终于点头，先订{n}件{g}，用得好再谈框架。"),
        ],
        Step::Deal => &[
            (Sale, "追加一批{g}，{m}，要求{d}前到货。"),
            (Sale, "年度框架定下来了，{g}按季下单，全年约{m}。"),
            (Sale, "{w}下了单，{g}{n}件，急，安排当天出库。"),
            (Sale, "老订单翻单，{g}{n}件，价格不变，账期三十天。"),
            (Sale, "换季补货，{g}{n}件，另加一套备件，共{m}。"),
            (Sale, "新场地配套，{g}一次要了{n}套，{m}，分两批送。"),
            (Sale, "和{w}签了补充协议，{g}加{n}件，单价让了一点。"),
            (Sale, "他们分公司也从我们这儿拿{g}，首批{m}。"),
        ],
        Step::After => &[
            (Call, "回访：{g}昨天到的，{w}点过数，没有破损。"),
            (Call, "用了三天，{w}说顺手，工人反映比以前的轻。"),
            (Call, "一周回访，{g}运行正常，提醒了保养周期。"),
            (Call, "{w}问怎么清洁，电话里教了一遍，又发了图示。"),
            (Call, "提醒尾款{m}，{w}说已经走流程，{d}能到。"),
            (Visit, "上门做了安装培训，来了{k}个人，{w}全程在。"),
            (Visit, "去看了使用情况，发现摆放不对，当场调好。"),
            (Visit, "验收通过，{w}签了字，顺便看了下一个改造点。"),
            (Visit, "送货时跟车过去的，帮着卸完，{w}留我喝了茶。"),
            (Message, "发票寄出，单号发给{w}了。"),
            (Message, "把说明书电子版和保养表发过去，{w}回了个赞。"),
            (Message, "{w}发来现场照片，{g}装好了，整整齐齐。"),
            (Note, "第一单走完：交货准时，开票晚了一天，下次提前。"),
        ],
        Step::Keep => &[
            (Call, "例行问候，{w}说这个月淡，下个月要补{g}。"),
            (Call, "聊了聊行情，原料在涨，建议{w}月底前把{g}的量定下来。"),
            (Call, "{w}问有没有更省的型号，答应{d}给对比表。"),
            (Call, "没什么事，问问{g}用得怎样，{w}顺口提到要换办公室。"),
            (Call, "库存盘点，{w}那边{g}还够用三周，到时再补。"),
            (Visit, "季度拜访，和{w}过了一遍上季用量，比去年多一成。"),
            (Visit, "路过坐了坐，{w}介绍了新来的同事，以后对接换人。"),
            (Visit, "带新目录去，{w}对新出的{g}有兴趣，留了一件。"),
            (Visit, "陪技术一起去，解决了一个老毛病，{w}很满意。"),
            (Visit, "参加了他们的供应商大会，我们评了良，扣分在开票。"),
            (Message, "发了行业政策变化的摘要，{w}说正用得上。"),
            (Message, "{w}转来一条招标公告，问我们投不投。"),
            (Message, "朋友圈看到他们新线投产，祝贺了一句，聊到配套。"),
            (Message, "提醒质保快到期，{w}让报一份维保价。"),
            (Note, "上季回款全部到位，信用可以。"),
            (Note, "{w}可能要升职，提前把接手的人认识一下。"),
            (Note, "对手最近跑得勤，这个月至少去两次。"),
        ],
        Step::Trouble => &[
            (Call, "投诉：{g}有{k}件外观划伤，{w}语气不好，先道歉，答应当天给办法。"),
            (Call, "{w}说到货少了一箱，查了是物流漏装，今晚补发。"),
            (Call, "{w}来电说安装队态度不好，记下经过，换了一组人。"),
            (Visit, "带着备件上门，换下有问题的，{w}看着做完，脸色缓和了。"),
            (Visit, "当面把原因讲清楚：仓库拿错批次。给了两种补偿，{w}选了延保。"),
            (Message, "处理结果书面发给{w}，附上改进措施。"),
            (Note, "复盘：交期是我们答应得太满，以后留两天余量。"),
        ],
        Step::Social => &[
            (Gift, "节前送了两盒点心，{w}不在，放在前台。"),
            (Gift, "{w}生日，送了一本他提过的书，很高兴。"),
            (Gift, "带了家乡的茶，{w}回赠一罐蜂蜜。"),
            (Gift, "开业周年，送了花篮，{w}拍照发了朋友圈。"),
            (Gift, "听说孩子考得好，送了一支钢笔，{w}很高兴。"),
            (Message, "变天了，发消息问候一句，{w}说在外地出差。"),
            (Message, "节日祝福是单独写的，{w}回了一大段。"),
            (Call, "听说{w}住院，打电话问候，{d}去看看。"),
            (Visit, "晚上一起打了羽毛球，没谈生意。"),
            (Gift, "{w}搬了新办公室，送了一盆发财树。"),
            (Message, "转了一篇{w}感兴趣的文章，聊起他年轻时的事。"),
            (Message, "{w}家里添了孩子，道了喜。"),
            (Call, "{w}来电请教买车的事，讲了半小时。"),
            (Visit, "在他们食堂一起吃了午饭，{w}说起老家修路。"),
            (Gift, "出差带回一盒当地点心，{w}分给了同事。"),
            (Message, "{w}发来爬山的照片，约好下次一起。"),
            (Note, "{w}母亲近来身体不好，这阵子少打扰，多问候。"),
            (Visit, "{w}请喝茶，聊了两个小时家常，提到孩子的事。"),
        ],
        Step::Referral => &[
            (Message, "{w}介绍了园区里一家同行，推了名片过来。"),
            (Call, "{w}主动说可以帮我们引见他们集团采购。"),
            (Visit, "{w}带着朋友一起来看货，当场就问{g}的价。"),
            (Note, "今年{w}已经介绍了{k}家，年底要专门登门致谢。"),
        ],
    }
}

/// Things to do, by the step they follow.
pub fn actions(step: Step) -> &'static [(ActionKind, &'static str)] {
    match step {
        Step::Start => &[
            (A::Call, "再打给{w}，约上门时间"),
            (A::Message, "发{g}的目录和同行案例"),
            (A::Visit, "带样品拜访{w}"),
            (A::Task, "查清他们{g}的用量和现有供应商"),
        ],
        Step::Warm => &[
            (A::Call, "问{w}样品试用得怎样"),
            (A::Task, "改好{g}的报价单"),
            (A::Message, "把检测报告发给{w}"),
            (A::Visit, "和{w}过合同条款"),
            (A::Call, "问领导批了没有"),
            (A::Task, "出{g}的配套方案"),
        ],
        Step::FirstDeal | Step::Deal | Step::After => &[
            (A::Call, "回访{g}使用情况"),
            (A::Task, "跟{g}的发货和到货"),
            (A::Call, "提醒尾款{m}"),
            (A::Task, "寄发票给{w}"),
            (A::Visit, "上门看安装效果"),
        ],
        Step::Keep => &[
            (A::Call, "问{g}要不要补货"),
            (A::Visit, "季度拜访{w}"),
            (A::Message, "发新品资料给{w}"),
            (A::Task, "准备{g}的对比表"),
            (A::Call, "约{w}谈明年的框架"),
            (A::Visit, "认识新来的对接人"),
        ],
        Step::Trouble => &[(A::Call, "确认{w}对处理结果满意"), (A::Visit, "带备件上门更换"), (A::Task, "写整改说明")],
        Step::Social => &[(A::Gift, "给{w}准备生日小礼物"), (A::Message, "问候{w}"), (A::Gift, "年货单独给{w}备一份")],
        Step::Referral => &[(A::Call, "联系{w}介绍的朋友"), (A::Gift, "登门谢谢{w}的介绍")],
    }
}

/// Kinds and titles of the 1-3-7 follow-ups, after a sale or after a visit.
pub fn follow_up(day: u32, sale: bool) -> (ActionKind, &'static str) {
    match (day, sale) {
        (1, true) => (A::Call, "次日回访：{g}到货和点数"),
        (3, true) => (A::Message, "三日回访：{g}用得顺不顺手"),
        (_, true) => (A::Call, "七日回访：{g}的效果和新需求"),
        (1, false) => (A::Message, "次日致谢{w}，补发答应的资料"),
        (3, false) => (A::Call, "三日回访：{w}对{g}还有什么疑问"),
        (_, false) => (A::Call, "七日回访：和{w}定下一步"),
    }
}

/// The log of people who buy for themselves.
pub fn home_logs(step: Step) -> &'static [(LogKind, &'static str)] {
    match step {
        Step::Start => &[
            (Call, "朋友介绍的，想给家里看看{g}，约{d}上门量尺寸。"),
            (Message, "从小区群加上微信，问{g}什么价，发了三款。"),
            (Visit, "在门店看了半小时{g}，问得很细，没定。"),
            (Call, "打电话来问{g}，之前邻居家用的就是我们的。"),
            (Note, "房子刚交付，{g}应该这两个月定。"),
        ],
        Step::Warm => &[
            (Visit, "上门看了现场，{g}放得下，就是想要浅一点的颜色。"),
            (Call, "回电话说家里人还要商量，{d}再联系。"),
            (Message, "发了两套搭配的效果图，{w}更喜欢第二套。"),
            (Message, "{w}拿网上的价来比，解释了安装和质保的差别。"),
            (Visit, "带小样去家里比，老人也觉得好，价格再谈谈。"),
            (Note, "预算大概{m}，再贵就不考虑了。"),
        ],
        Step::FirstDeal | Step::Deal => &[
            (Sale, "定了{g}，{m}，{d}安装。"),
            (Sale, "又加了一件{g}给父母家，{m}。"),
            (Sale, "{g}成交，付了一半定金，余款装好再付。"),
            (Sale, "给客房也配了{g}，{m}。"),
        ],
        Step::After => &[
            (Visit, "装好了{g}，当面教了一遍怎么用，{w}很满意。"),
            (Call, "三天回访，{g}没有异响，说比想象的好用。"),
            (Message, "{w}发来家里的照片，配得挺好看。"),
            (Call, "提醒{g}每半年保养一次，帮着记在日历里。"),
            (Call, "尾款到账，道了谢，约好换季再联系。"),
        ],
        Step::Keep | Step::Trouble => &[
            (Call, "半年保养到期，约{d}师傅上门。"),
            (Message, "新款{g}到店，发了视频，{w}说周末来看。"),
            (Call, "问{g}用得怎样，说一切正常，顺便聊到孩子上学。"),
            (Visit, "上门保养{g}，换了易损件，没收费。"),
            (Call, "说{g}有点响，当天派人看了，螺丝松了。"),
            (Message, "发了换季保养的小贴士，{w}回了谢谢。"),
        ],
        Step::Social => &[
            (Gift, "搬家之喜，送了一盆绿植。"),
            (Message, "生日祝福发过去，{w}说难得还记得。"),
            (Gift, "带了点家乡的水果，{w}留我喝了茶。"),
            (Message, "{w}朋友圈晒了旅行，聊了几句。"),
        ],
        Step::Referral => {
            &[(Message, "{w}把同事介绍过来了，也想装{g}。"), (Call, "{w}的亲戚打来电话，说是{w}推荐的。")]
        }
    }
}

pub fn home_actions(step: Step) -> &'static [(ActionKind, &'static str)] {
    match step {
        Step::Start => &[(A::Visit, "上门量{g}的尺寸"), (A::Message, "发{g}的报价和样图"), (A::Call, "约{w}到店看样")],
        Step::Warm => &[(A::Call, "问家里商量得怎样"), (A::Message, "改好{g}的搭配图"), (A::Task, "留一件{g}小样")],
        Step::FirstDeal | Step::Deal | Step::After => {
            &[(A::Task, "安排{g}安装"), (A::Call, "回访{g}用得怎样"), (A::Message, "发{g}保养说明")]
        }
        Step::Keep | Step::Trouble => {
            &[(A::Visit, "上门保养{g}"), (A::Message, "发新款{g}给{w}看"), (A::Call, "提醒换季保养")]
        }
        Step::Social => &[(A::Gift, "给{w}准备小礼物"), (A::Message, "问候{w}")],
        Step::Referral => &[(A::Call, "联系{w}介绍的朋友"), (A::Gift, "谢谢{w}的介绍")],
    }
}

/// Customers without a firm: what they buy and who they are.
pub static HOME_GOODS: &[&str] =
    &["净水器", "全屋窗帘", "空气净化器", "按摩椅", "智能门锁", "床垫", "护眼灯", "新风机", "洗碗机", "晾衣机"];
pub static OCCUPATIONS: &[&str] = &[
    "退休教师",
    "个体店主",
    "自由设计师",
    "律师",
    "医生",
    "公务员",
    "网店店主",
    "退休工程师",
    "健身教练",
    "摄影师",
    "民宿主人",
    "茶馆老板",
];
