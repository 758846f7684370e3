//! The words of one customer's record: its parts, log, next actions, form and history.

use crate::domain::actions::ActionKind;
use crate::domain::logs::LogKind;
use crate::i18n::{Lang, Text, format::count, say, texts};

texts! {
    MISSING = "没有这位客户", "No such customer";
    MISSING_HINT = "可能已经彻底删除，或者链接来自另一台设备。", "It may have been deleted for good, or the link is from another device.";
    TO_LIST = "回到客户列表", "Back to the list";
    CALL = "电话", "Call";
    LOG_IT = "记往来", "Log contact";
    PARTS = "客户资料", "Parts of the record";
    TAB_OVERVIEW = "概况", "Overview";
    TAB_PROFILE = "档案", "Profile";
    TAB_HISTORY = "修改历史", "History";
    LIFECYCLE = "生命周期", "Lifecycle";
    DEMO = "示例", "Example";
    NEXT_STEPS = "下一步", "Next steps";
    NEXT_EMPTY = "还没有安排下一步", "Nothing planned yet";
    ADD_ACTION = "加待办", "Add a next action";
    KEY_FACTS = "要点", "Key facts";
    NO_FACTS = "资料还很少，点编辑补上。", "Little is known yet. Press Edit to add more.";
    COMING_DATES = "要记的日子", "Dates to remember";
    NO_DATES = "没有记生日和纪念日", "No birthday or other date";
    LATEST = "最近往来", "Latest contacts";
    SEE_ALL = "看全部", "See all";
    NO_LOGS = "还没有跟进记录", "Nothing logged yet";
    NO_LOGS_HINT = "打完电话、见完面，随手记一句。", "After a call or a visit, note it in one line.";
    BIRTHDAY = "生日", "Birthday";
    CONTACTS = "联系人", "Contacts";
    NO_CONTACTS = "还没有联系人", "No contacts yet";
    OPEN_ACTIONS = "没做完的", "To do";
    DONE_ACTIONS = "做完的", "Done";
    MARK_DONE = "做完了", "Mark as done";
    MARK_OPEN = "还没做完", "Not done after all";
    POSTPONE = "改期", "Move to";
    TOMORROW = "明天", "Tomorrow";
    IN_3_DAYS = "3 天后", "In 3 days";
    IN_A_WEEK = "一周后", "In a week";
    NEXT_MONDAY = "下周一", "Next Monday";
    EDIT_ACTION = "改待办", "Edit the next action";
    NEW_ACTION = "新待办", "New next action";
    ACTION_TITLE = "做什么", "What to do";
    ACTION_KIND = "方式", "How";
    ACTION_DAY = "哪天", "Day";
    ACTION_TIME = "几点", "Time";
    ACTION_NOTE = "备注", "Note";
    TITLE_NEEDED = "写一下要做什么", "Say what is to be done";
    DAY_NEEDED = "选一天", "Choose a day";
    ACTION_ADDED = "已加待办", "Next action added";
    ACTION_DONE = "做完了一件", "Marked as done";
    ACTION_REOPENED = "又放回待办", "Back among the next actions";
    FOLLOW_UPS_ADDED = "已排好 1-3-7 回访", "1-3-7 follow-ups planned";

    ENTRY = "记往来", "Log a contact";
    ENTRY_OPEN = "记一笔：电话、拜访、消息…", "Log a call, a visit, a message…";
    ENTRY_DRAFT = "有没写完的", "Unfinished";
    ENTRY_KIND = "方式", "Kind";
    ENTRY_TEXT = "说了什么、定了什么", "What was said and agreed";
    ENTRY_WHEN = "什么时候", "When";
    ENTRY_NOW = "现在", "Now";
    ENTRY_CHANGE_TIME = "改时间", "Change the time";
    ENTRY_DAY = "日期", "Day";
    ENTRY_TIME = "时间", "Time";
    ENTRY_CONTACT = "和谁", "With";
    ENTRY_NEEDED = "写一句再保存", "Write a line first";
    ENTRY_CLOSE = "收起", "Fold away";
    ENTRY_SAVED = "已记下", "Logged";
    ENTRY_EDIT = "改这条记录", "Edit this entry";
    NEXT_QUESTION = "下一步什么时候？", "When is the next step?";
    NEXT_TITLE = "下一步做什么", "Next step";
    FOLLOW_UPS = "1-3-7 回访", "1-3-7 follow-ups";
    NEXT_NONE = "先不安排", "Not now";

    EDIT_CUSTOMER = "编辑客户", "Edit customer";
    GROUP_BASIC = "基本", "Basics";
    GROUP_CONTACT = "联系方式", "Ways to reach them";
    GROUP_WORK = "公司与职务", "Company and position";
    GROUP_KIND = "分类", "Classification";
    GROUP_DATES = "日期与家人", "Dates and family";
    GROUP_INTERESTS = "兴趣", "Interests";
    GROUP_NOTES = "标签与备注", "Tags and notes";
    GROUP_SOURCE = "来源", "Sources";
    NAME_PERSON = "姓名", "Name";
    NAME_ORGANISATION = "单位名称", "Name of the organisation";
    ALIAS_PERSON = "别名、英文名", "Other name";
    ALIAS_ORGANISATION = "简称", "Short name";
    ORGANISATION_HINT = "选已有的单位，或直接写新单位的名称。", "Choose one, or type the name of a new one.";
    ORGANISATION_SEARCH = "名称或拼音首字母", "Name";
    ADD_PHONE = "加电话", "Add a phone";
    ADD_EMAIL = "加邮箱", "Add an e-mail";
    ADD_ADDRESS = "加地址", "Add an address";
    ADD_DATE = "加日子", "Add a date";
    ADD_FAMILY = "加家人", "Add a family member";
    ADD_INTEREST = "加兴趣", "Add an interest";
    ADD_FACT = "加来源", "Add a source";
    ROW_KIND = "类别", "Kind";
    PHONE_NUMBER = "号码", "Number";
    BIRTHDAY_HINT = "写成 1985-03-04；不知道年份就写 03-04。", "Write 1985-03-04, or 03-04 if the year is not known.";
    DATE_LABEL = "什么日子", "Occasion";
    DATE_DAY = "日期", "Day";
    DATE_REPEAT = "每年", "Repeats";
    DATE_YEARLY = "每年都有", "Every year";
    DATE_ONCE = "只有一次", "Only once";
    FAMILY_RELATION = "关系", "Relation";
    FAMILY_NAME = "姓名", "Name";
    FAMILY_NOTE = "备注", "Note";
    INTEREST_TEXT = "爱好什么", "What they like";
    FACT_ABOUT = "哪件事", "What it is about";
    FACT_SOURCE = "从哪来的", "Source";
    FACT_DAY = "哪天知道的", "Learned on";
    FACT_NOTE = "备注", "Note";
    TAGS_HINT = "回车或逗号隔开", "Separate with Enter or a comma";
    SAVE_HINT = "Ctrl/⌘ + Enter 保存", "Ctrl/⌘ + Enter saves";
    DRAFT_FOUND = "有一份没写完的", "There is an unfinished draft";
    DRAFT_CONTINUE = "接着写", "Continue writing";
    DRAFT_DISCARD = "丢掉，重新开始", "Discard it and start over";
    DRAFT_KEPT = "没写完的已经留着，下次打开接着写", "Your draft is kept; open the form again to go on";
    DRAFT_BACK = "回去写", "Go back to it";
    DRAFT_FAILED = "草稿没存下来，请先保存再离开", "The draft could not be kept. Save before you leave";
    CUSTOMER_SAVED = "已保存", "Saved";
    CUSTOMER_ADDED = "已添加客户", "Customer added";
    NOTHING_CHANGED = "没有改动", "Nothing changed";

    CLASH_TITLE = "别处也改了这几项", "These fields were changed elsewhere too";
    CLASH_BODY = "你改的时候，另一个标签页改了同样的几项。每项选一个再保存，其余改动都已合在一起。", "While you were editing, another tab changed the same fields. Choose one value for each; all other changes are merged.";
    CLASH_MINE = "我的", "Mine";
    CLASH_THEIRS = "对方的", "Theirs";
    CLASH_SAVE = "按所选保存", "Save as chosen";
    VALUE_NONE = "（空）", "(empty)";
    VALUE_YES = "是", "yes";
    VALUE_NO = "否", "no";
    VALUE_EVERY_YEAR = "每年", "every year";

    HISTORY_HERE = "本机", "This device";
    HISTORY_ELSEWHERE = "其他设备", "Another device";
    HISTORY_UNDO = "撤销这次修改", "Undo this change";
    HISTORY_EMPTY = "还没有修改历史", "No history yet";
    TIME_NOW = "刚刚", "just now";
}

/// `老客户 · 自 2026-03`.
pub fn stage_since(lang: Lang, month: &str) -> String {
    say(lang, format_args!("自 {month}"), format_args!("since {month}"))
}

pub fn stage_changed(lang: Lang, stage: &str) -> String {
    say(lang, format_args!("已改为{stage}"), format_args!("Stage is now {stage}"))
}

/// Why a change was not taken back.
pub fn not_undone(lang: Lang, fields: &str) -> String {
    say(
        lang,
        format_args!("没有撤销：{fields}后来又改过，现在的内容没有动"),
        format_args!("Not undone: {fields} changed again since. Nothing was touched"),
    )
}

pub fn moved_to(lang: Lang, day: &str) -> String {
    say(lang, format_args!("已改到 {day}"), format_args!("Moved to {day}"))
}

/// The name of a tab with the number of things in it.
pub fn with_count(label: &str, n: usize) -> String {
    if n == 0 { label.to_owned() } else { format!("{label} {}", count(n)) }
}

pub fn age(lang: Lang, years: u32) -> String {
    say(lang, format_args!("{years} 岁"), format_args!("{years}"))
}

pub fn turns(lang: Lang, years: u32) -> String {
    say(lang, format_args!("满 {years} 岁"), format_args!("turns {years}"))
}

pub fn anniversary(lang: Lang, years: u32) -> String {
    say(
        lang,
        format_args!("{years} 周年"),
        format_args!("{years} {}", crate::i18n::plural(years as usize, "year", "years")),
    )
}

pub fn draft_from(lang: Lang, when: &str) -> String {
    say(lang, format_args!("{when}写的，还没保存。"), format_args!("Written {when}, not saved."))
}

pub fn postponed(lang: Lang, times: u32) -> String {
    say(lang, format_args!("改期 {times} 次"), format_args!("moved {times}×"))
}

pub fn follow_up_mark(lang: Lang, day: u32) -> String {
    say(lang, format_args!("第 {day} 天回访"), format_args!("day {day} follow-up"))
}

/// What the next step after a log entry is called until the user says more.
pub fn next_title(lang: Lang, after: LogKind, said: &str) -> String {
    let verb = match after {
        LogKind::Call => Text::new("电话跟进", "Call again"),
        LogKind::Visit => Text::new("拜访后跟进", "Follow up the visit"),
        LogKind::Message => Text::new("看有没有回复", "Check for a reply"),
        LogKind::Gift => Text::new("问问礼物合不合意", "Ask how the gift was received"),
        LogKind::Sale => Text::new("问用得怎么样", "Ask how it is going"),
        LogKind::Note => Text::new("跟进", "Follow up"),
    };
    let said = excerpt(said, 18);
    if said.is_empty() {
        return verb.get(lang).to_owned();
    }
    say(lang, format_args!("{}：{said}", verb.zh), format_args!("{}: {said}", verb.en))
}

/// The kind that fits best as a next step.
pub const fn next_kind(after: LogKind) -> ActionKind {
    match after {
        LogKind::Visit | LogKind::Call | LogKind::Sale | LogKind::Gift => ActionKind::Call,
        LogKind::Message => ActionKind::Message,
        LogKind::Note => ActionKind::Task,
    }
}

/// Titles of the follow-ups on day 1, 3 and 7.
pub fn follow_up_titles(lang: Lang, after: LogKind) -> [String; 3] {
    let texts = match after {
        LogKind::Sale => [
            Text::new("确认收到，问问顺不顺手", "Did it arrive, does it work"),
            Text::new("问使用情况，有问题当场解决", "Ask how it is used, settle any problem"),
            Text::new("听听满意不满意，还需要什么", "Are they satisfied, what else do they need"),
        ],
        _ => [
            Text::new("道谢，把答应的事办了", "Say thanks and do what was promised"),
            Text::new("问考虑得怎么样", "Ask what they think by now"),
            Text::new("约下一步", "Agree on the next step"),
        ],
    };
    texts.map(|t| t.get(lang).to_owned())
}

/// The beginning of the first line.
pub fn excerpt(text: &str, most: usize) -> String {
    let line = text.trim().lines().next().unwrap_or("").trim();
    let mut out: String = line.chars().take(most).collect();
    if line.chars().nth(most).is_some() {
        out.push('…');
    }
    out
}
