//! The words of the domain's enums: a new variant does not compile before it has both languages.

use crate::domain::actions::ActionKind;
use crate::domain::customers::{
    DraftError, Field, Gender, InterestKind, Kind, Nature, PhoneKind, PlaceKind, Region, Size, Source, Stage, Standing,
    Trade,
};
use crate::domain::history::HistoryKind;
use crate::domain::logs::LogKind;
use crate::domain::record::Collection;
use crate::i18n::{Label, Lang, Text, say};

macro_rules! labels {
    ($($type:ident { $($value:ident = $zh:literal, $en:literal;)* })*) => {
        $(impl Label for $type {
            fn label(self) -> Text {
                match self { $($type::$value => Text::new($zh, $en)),* }
            }
        })*
    };
}

labels! {
    Kind {
        Organisation = "单位", "Organisation";
        Person = "个人", "Person";
    }
    Gender {
        Female = "女", "Female";
        Male = "男", "Male";
    }
    Nature {
        Government = "政府机构", "Government";
        Special = "特殊公司", "Special company";
        Company = "普通公司", "Company";
        Individual = "个人", "Individual";
        Partner = "交易伙伴", "Trading partner";
    }
    Size {
        Micro = "20 人以下", "Under 20 people";
        Small = "20–99 人", "20–99 people";
        Medium = "100–499 人", "100–499 people";
        Large = "500–1,999 人", "500–1,999 people";
        Huge = "2,000 人以上", "2,000 people or more";
    }
    Region {
        Northeast = "东北", "Northeast China";
        North = "华北", "North China";
        East = "华东", "East China";
        Central = "华中", "Central China";
        South = "华南", "South China";
        Southwest = "西南", "Southwest China";
        Northwest = "西北", "Northwest China";
        Elsewhere = "其他地区", "Elsewhere";
    }
    Stage {
        Potential = "潜在客户", "Prospect";
        New = "新客户", "New";
        Established = "老客户", "Established";
        Loyal = "忠实客户", "Loyal";
    }
    Trade {
        Former = "曾经交易", "Traded before";
        Current = "正在交易", "Trading now";
        Upcoming = "即将交易", "About to trade";
    }
    Standing {
        Major = "主力客户", "Major";
        Regular = "一般客户", "Regular";
        Occasional = "零散客户", "Occasional";
    }
    Source {
        Conversation = "面谈", "Conversation";
        Research = "市场调研", "Market research";
        Event = "户外活动、展会", "Event or fair";
        PastProject = "以往项目", "Past project";
        Referral = "转介绍", "Referral";
        Public = "公开资料", "Public sources";
        Inbound = "主动上门", "Came to us";
        Other = "其他", "Other";
    }
    InterestKind {
        Arts = "文艺", "Arts";
        Sport = "体育", "Sport";
        Drink = "酒茶", "Wine and tea";
        Games = "棋牌", "Cards and board games";
        Other = "其他", "Other";
    }
    PhoneKind {
        Mobile = "手机", "Mobile";
        Work = "办公", "Work";
        Home = "住宅", "Home";
        Fax = "传真", "Fax";
        Other = "其他", "Other";
    }
    PlaceKind {
        Work = "办公", "Work";
        Home = "住宅", "Home";
        Delivery = "收货", "Delivery";
        Other = "其他", "Other";
    }
    LogKind {
        Call = "电话", "Call";
        Visit = "拜访", "Visit";
        Message = "消息", "Message";
        Gift = "送礼", "Gift";
        Sale = "成交", "Sale";
        Note = "备注", "Note";
    }
    ActionKind {
        Call = "电话", "Call";
        Visit = "拜访", "Visit";
        Message = "消息", "Message";
        Gift = "备礼", "Gift";
        Task = "事项", "Task";
    }
    HistoryKind {
        Created = "新建", "Created";
        Changed = "修改", "Changed";
        Deleted = "删除", "Deleted";
        Restored = "恢复", "Restored";
        Imported = "导入", "Imported";
        Undone = "撤销", "Undone";
    }
    Collection {
        Customers = "客户", "Customers";
        Logs = "跟进记录", "Log entries";
        Actions = "待办", "Next actions";
        History = "修改历史", "History";
    }
}

/// What a field of the form is called; rows of one kind share their name.
impl Label for Field {
    fn label(self) -> Text {
        match self {
            Field::Name => Text::new("名称", "Name"),
            Field::Alias => Text::new("简称、别名", "Short or other name"),
            Field::Organisation => Text::new("所在单位", "Organisation"),
            Field::Phone(_) => Text::new("电话", "Phone"),
            Field::Email(_) => Text::new("邮箱", "E-mail"),
            Field::Address(_) => Text::new("地址", "Address"),
            Field::Birthday => Text::new("生日", "Birthday"),
            Field::Date(_) => Text::new("纪念日", "Date to remember"),
            Field::Family(_) => Text::new("家人", "Family"),
            Field::Interest(_) => Text::new("兴趣", "Interest"),
            Field::Tags => Text::new("标签", "Tags"),
            Field::Fact(_) => Text::new("信息来源", "Source of a fact"),
        }
    }
}

/// What is wrong with a field and how to put it right, said beside it.
pub fn draft_error(lang: Lang, error: DraftError) -> String {
    let text = match error {
        DraftError::TooLong { max } => {
            return say(lang, format_args!("最多 {max} 个字"), format_args!("At most {max} characters"));
        }
        DraftError::Missing => Text::new("请填写名称", "Enter a name"),
        DraftError::Phone => Text::new("电话应有 3 到 20 位数字", "A phone number has 3 to 20 digits"),
        DraftError::Email => {
            Text::new("邮箱写法不对，例如 li@example.com", "Not an e-mail address; write it like li@example.com")
        }
        DraftError::Day => Text::new("日期写成 1985-03-04 或 03-04", "Write the day like 1985-03-04 or 03-04"),
        DraftError::Label => Text::new("请写明是什么日子或事项", "Say what it is"),
        DraftError::Source => Text::new("请选一个来源", "Choose a source"),
    };
    text.get(lang).to_owned()
}
