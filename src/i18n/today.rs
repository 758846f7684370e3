//! The words of `today`, of the quick note and the quick next action, and of the palette's own commands.

use super::{Lang, Text, format, format::count, plural, say, texts};
use crate::domain::Day;

texts! {
    AGENDA = "今天的安排", "Plan for today";
    OVERDUE = "逾期", "Overdue";
    DUE_TODAY = "今天", "Today";
    ALL_DAY = "全天", "All day";
    FILTER = "只看一类", "Show one kind";
    CALLS = "电话", "Calls";
    VISITS = "拜访", "Visits";
    FOLLOW_UPS = "回访", "Follow-ups";
    MESSAGES = "消息", "Messages";
    GIFTS = "备礼", "Gifts";
    TASKS = "事项", "Tasks";
    DATES = "生日", "Dates";

    FINISH = "完成", "Done";
    POSTPONE = "改期", "Move";
    TO_TODAY = "改到今天", "To today";
    TO_TOMORROW = "明天", "Tomorrow";
    TO_THREE_DAYS = "3 天后", "In 3 days";
    TO_WEEK = "一周后", "In a week";
    TO_MONDAY = "下周一", "Next Monday";
    TO_DATE = "选日期…", "Pick a date…";
    MOVE_TITLE = "改到哪天", "Move to";
    MOVE_DAY = "日期", "Day";
    MOVE_TIME = "几点（不填就是全天）", "Time (none for all day)";
    MOVE_SAVE = "改期", "Move";
    DAY_MISSING = "请选一个日期", "Choose a day";
    REMOVE = "删除", "Delete";
    REMOVED = "已删除待办", "Next action deleted";
    REOPEN = "恢复为未完成", "Not done after all";
    REOPENED = "已恢复为未完成", "Back on the list";

    NOTHING_DUE = "今天没有安排", "Nothing planned for today";
    NOTHING_DUE_HINT = "给自己添一条待办，或者问候一位久未联系的客户。", "Add something to do, or get in touch with a customer you have not heard from.";
    ALL_DONE = "今天的都做完了", "All done for today";
    NONE_OF_KIND = "今天没有这一类", "None of this kind today";
    SHOW_ALL = "看全部", "Show all";

    WEEK = "接下来 7 天", "Next 7 days";
    WEEK_EMPTY = "接下来 7 天还没有安排。", "Nothing planned for the next 7 days yet.";
    COMING = "生日和纪念日", "Birthdays and dates";
    COMING_SPAN = "14 天内", "Within 14 days";
    BIRTHDAY = "生日", "Birthday";
    GIFT = "备礼", "Plan a gift";
    GIFT_PLANNED = "已安排", "Planned";
    DONE_TODAY = "今天完成的", "Done today";

    SUMMARY = "今天的数字", "Today in numbers";
    N_DUE = "今天到期", "Due today";
    N_OVERDUE = "逾期", "Overdue";
    N_DONE = "今天完成", "Done today";

    NOTE = "记一笔", "Log a contact";
    NOTE_CARD = "快速记一笔", "Quick log";
    NOTE_CUSTOMER = "客户", "Customer";
    NOTE_CUSTOMER_HINT = "姓名、拼音首字母或电话", "Name, pinyin initials or phone";
    NOTE_CUSTOMER_MISSING = "请选一位客户", "Choose a customer";
    NOTE_KIND = "方式", "Kind";
    NOTE_TEXT = "内容", "What was said";
    NOTE_TEXT_HINT = "谈了什么，答应了什么", "What you discussed, what you promised";
    NOTE_TEXT_MISSING = "写一句内容", "Write a line";
    NOTE_SAVE = "保存", "Save";
    NOTE_SAVED = "已记下", "Logged";
    NEXT = "下一步", "Next step";
    NEXT_TITLE = "做什么", "What to do";
    NEXT_DAY = "或选一天", "Or pick a day";
    NEXT_PLAN = "安排", "Plan it";
    NEXT_SERIES = "第 1、3、7 天回访", "Follow up on days 1, 3 and 7";
    NEXT_NONE = "先不安排", "Nothing for now";
    PLANNED = "已安排下一步", "Next step planned";
    PLANNED_SERIES = "已安排三次回访", "Three follow-ups planned";

    TODO = "新待办", "New next action";
    TODO_ADD = "待办", "Add";
    TODO_TITLE = "要做什么", "What to do";
    TODO_TITLE_MISSING = "写一句要做什么", "Say what to do";
    TODO_CUSTOMER_HINT = "不选就是自己的事", "Leave empty for your own business";
    TODO_KIND = "方式", "Kind";
    TODO_DAY = "哪天", "Day";
    TODO_TIME = "几点（不填就是全天）", "Time (none for all day)";
    TODO_ADDED = "已添加待办", "Next action added";

    QUIET = "久未联系", "Out of touch";
    QUIET_EMPTY = "30 天内都联系过了。", "Everybody was contacted within 30 days.";
    QUIET_NEVER = "还没联系过", "never contacted";
    QUIET_ALL = "看全部", "Show all";

    BACKUP = "备份", "Backup";
    BACKUP_NEVER = "还没有备份过", "No backup yet";
    BACKUP_NEVER_HINT = "数据只在这台设备上。导出一份放到别处，换设备、清缓存都不怕。", "Your data is on this device only. Keep a copy elsewhere in case the device is lost or its storage cleared.";
    BACKUP_OLD_HINT = "这之后又有新内容，花一分钟再导出一份。", "There is new data since; take a minute for another copy.";
    BACKUP_NOW = "去备份", "Back up";
    OFFLINE_READY = "离线可用", "Works offline";
    LOCAL_ONLY = "数据只在本机", "Data stays on this device";

    WELCOME = "从第一位客户开始", "Start with your first customer";
    WELCOME_HINT = "电话、拜访、生日都记在这里，到日子长流会提醒。资料只存在这台设备上，不上传。", "Keep calls, visits and birthdays here; Changliu brings them up on the day. Everything stays on this device; nothing is sent anywhere.";
    WELCOME_NEW = "新客户", "New customer";
    WELCOME_IMPORT = "导入备份", "Import a backup";
    WELCOME_DEMO = "填入示例", "Fill in examples";

    GROUP_CUSTOMERS = "客户", "Customers";
    GROUP_RECENT = "最近的客户", "Recent customers";
    GROUP_DO = "做点什么", "Do something";
    CMD_NEW_CUSTOMER = "新客户", "New customer";
    CMD_NEW_ORGANISATION = "新单位", "New organisation";
    CMD_EXPORT = "导出备份", "Export a backup";
    CMD_IMPORT = "导入备份", "Import a backup";
    CMD_PRINT = "打印本页", "Print this page";
}

/// Beside the title: `11月21日 周六 · 第47周`.
pub fn subtitle(lang: Lang, day: Day) -> String {
    let (date, week) = (format::heading_date(lang, day), day.iso_week());
    match lang {
        Lang::Zh => format!("{date} · 第{week}周"),
        // The date is made strange already.
        Lang::En | Lang::Pseudo => {
            format!("{date} · {}", say(lang, format_args!("第{week}周"), format_args!("Week {week}")))
        }
    }
}

/// A filter and how many it leaves.
pub fn with_count(lang: Lang, what: Text, n: usize) -> String {
    format!("{} {}", what.get(lang), count(n))
}

/// In the place of the time: `3 天前`.
pub fn late(lang: Lang, n: usize) -> String {
    if n == 1 {
        return say(lang, format_args!("昨天"), format_args!("1 d ago"));
    }
    say(lang, format_args!("{} 天前", count(n)), format_args!("{} d ago", count(n)))
}

/// Beside a name: `回访 第3天`.
pub fn follow_up(lang: Lang, day: u32) -> String {
    say(lang, format_args!("回访 第{day}天"), format_args!("Follow-up, day {day}"))
}

/// What a follow-up of a series is to do.
pub fn follow_up_title(lang: Lang, day: u32) -> String {
    match day {
        0 | 1 => {
            say(lang, format_args!("道谢，问问还有什么没说清"), format_args!("Say thanks; ask what is still unclear"))
        }
        2 | 3 => {
            say(lang, format_args!("问进展，有难处就帮一把"), format_args!("Ask how it goes; help where it is stuck"))
        }
        _ => say(
            lang,
            format_args!("问满意不满意，约下一次"),
            format_args!("Ask whether they are happy; agree on the next time"),
        ),
    }
}

/// What to do next after a log entry, from its first words.
pub fn next_title(lang: Lang, text: &str) -> String {
    const LONGEST: usize = 24;
    let line = text.lines().next().unwrap_or("").trim();
    let short: String = line.chars().take(LONGEST).collect();
    let short = if short.len() < line.len() { format!("{short}…") } else { short };
    // The user's own words are not made strange in the pseudo-locale.
    match lang {
        Lang::Zh => format!("跟进：{short}"),
        Lang::En => format!("Follow up: {short}"),
        Lang::Pseudo => format!("{} {short}", super::pseudo("Follow up:")),
    }
}

pub fn finished(lang: Lang, what: &str) -> String {
    say(lang, format_args!("已完成“{what}”"), format_args!("Done: {what}"))
}

pub fn moved(lang: Lang, day: &str) -> String {
    say(lang, format_args!("已改到{day}"), format_args!("Moved to {day}"))
}

/// The name of a row's buttons for who cannot see the row.
pub fn named(lang: Lang, what: Text, title: &str) -> String {
    match lang {
        Lang::Zh => format!("{}：{title}", what.zh),
        Lang::En | Lang::Pseudo => format!("{}: {title}", what.get(lang)),
    }
}

/// `45 岁`; the day on which it is reached.
pub fn age(lang: Lang, years: u32) -> String {
    say(lang, format_args!("{years} 岁"), format_args!("turns {years}"))
}

pub fn years(lang: Lang, n: u32) -> String {
    let many = plural(n as usize, "year", "years");
    say(lang, format_args!("{n} 周年"), format_args!("{n} {many}"))
}

/// What to get ready: `为周明远生日备礼`.
pub fn gift_title(lang: Lang, name: &str, occasion: &str) -> String {
    say(lang, format_args!("为{name}的{occasion}备礼"), format_args!("Get a gift ready for {name} ({occasion})"))
}

pub fn gift_added(lang: Lang, day: &str) -> String {
    say(lang, format_args!("备礼排在{day}"), format_args!("Gift planned for {day}"))
}

pub fn more(lang: Lang, n: usize) -> String {
    let n = count(n);
    say(lang, format_args!("还有 {n} 条"), format_args!("{n} more"))
}

pub fn n_items(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("{shown} 条"), format_args!("{shown} {}", plural(n, "item", "items")))
}

pub fn quiet_days(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("{shown} 天未联系"), format_args!("{shown} {} without contact", plural(n, "day", "days")))
}

/// `上次备份 2 天前`.
pub fn last_backup(lang: Lang, when: &str) -> String {
    say(lang, format_args!("上次备份：{when}"), format_args!("Last backup: {when}"))
}

pub fn backup_old(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("{shown} 天没备份了"), format_args!("No backup for {shown} {}", plural(n, "day", "days")))
}
