//! The words of customers, their log, their next actions and their history.

mod fields;
mod labels;
mod record;
mod values;

use super::{Lang, Text, format::count, plural, say, texts};
use crate::domain::customers::{Stage, Standing};
pub use fields::{action_field, customer_field, field, log_field};
pub use labels::draft_error;
/// The second table, for the checks over all texts.
pub use record::ALL as RECORD;
pub use record::*;
pub use values::{Context, family_member, moment, special_date, value_words, yearly_day};

texts! {
    NEW_CUSTOMER = "新客户", "New customer";
    NEW_ORGANISATION = "新单位", "New organisation";
    NEW_CONTACT = "添加联系人", "Add a contact";
    LIST = "客户列表", "Customers";
    FILTER_FIELD = "筛选客户", "Filter customers";
    FILTER_PLACEHOLDER = "姓名、拼音、电话、标签、备注", "Name, pinyin, phone, tag, note";
    CLEAR_TEXT = "清空搜索词", "Clear the search";
    ADD_FILTER = "筛选", "Filter";
    FILTERS = "筛选条件", "Filters";
    FILTERS_CLEAR = "清除筛选", "Clear filters";
    FILTERS_SHOW = "看结果", "Show results";
    SORT_BY = "排序方式", "Sort by";
    SORT_NAME = "姓名", "Name";
    SORT_CONTACT = "最近联系", "Last contact";
    SORT_NEXT = "下次跟进", "Next follow-up";
    SORT_CREATED = "新建时间", "Created";
    SORT_UPDATED = "更新时间", "Updated";
    ASCENDING = "正序", "Ascending";
    DESCENDING = "倒序", "Descending";
    MENU = "更多客户操作", "More about customers";
    IMPORT_BACKUP = "导入备份", "Import a backup";
    FILL_DEMO = "填入示例", "Fill in examples";

    FILTER_DUE = "待跟进", "Follow-up";
    DUE_OVERDUE = "逾期", "Overdue";
    DUE_TODAY = "今日待跟进", "Due today";
    FILTER_QUIET = "30 天未联系", "No contact for 30 days";
    FILTER_CONTACT = "联系情况", "Contact";
    HAS_PHONE = "有电话", "Has a phone";
    NO_PHONE = "没有电话", "No phone";
    FILTER_DEMO = "示例", "Examples";
    ONLY_DEMO = "只看示例", "Examples only";
    NO_DEMO = "不看示例", "Without examples";
    FILTER_TAGS = "标签", "Tags";
    TAGS_ANY = "有其一", "Any of them";
    TAGS_ALL = "全都有", "All of them";

    EMPTY = "还没有客户，先记下第一位", "No customers yet. Add the first one";
    EMPTY_HINT = "资料只存在这台设备上，不上传。", "Everything stays on this device; nothing is sent anywhere.";
    EMPTY_FILTERED = "没有符合条件的客户", "No customer matches";
    EMPTY_FILTERED_HINT = "换个词，或者少几个条件。", "Try another word or fewer filters.";
    CHOOSE_ONE = "从列表里选一位客户", "Choose a customer from the list";
    CHOOSE_HINT = "按 / 筛选，j、k 上下移动，Enter 打开。", "Press / to filter, j and k to move, Enter to open.";
    NEVER_CONTACTED = "未联系", "not contacted";
    DUE_TODAY_SHORT = "今天跟进", "due today";
    FOUND_PHONE = "电话", "Phone";

    TRASH = "废纸篓", "Trash";
    TRASH_EMPTY = "废纸篓是空的", "The trash is empty";
    TRASH_HINT = "删掉的客户、跟进记录和待办都在这里，随时可以恢复。", "Deleted customers, log entries and next actions stay here and can be restored.";
    TRASH_EMPTY_IT = "清空废纸篓", "Empty the trash";
    PURGE = "彻底删除", "Delete for good";
    PURGE_WARNING = "彻底删除后这里找不回来，修改历史也一起没了。删之前会自动留一份快照，在“数据”里。", "Deleted things do not come back here, and their history goes too. A snapshot is taken first; it is on the Data page.";
    RESTORED = "已恢复", "Restored";
    IN_TRASH = "这位客户在废纸篓里", "This customer is in the trash";

    KEY_NEW = "新客户", "New customer";
    KEY_LOG = "记往来", "Log a contact";
    KEY_SAVE = "保存", "Save";
    KEY_EDIT = "编辑当前客户", "Edit this customer";
}

pub fn n_customers(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("{shown} 户"), format_args!("{shown} {}", plural(n, "customer", "customers")))
}

/// Below the title while the list is filtered.
pub fn n_of_customers(lang: Lang, n: usize, all: usize) -> String {
    let (n, shown) = (count(n), count(all));
    let many = plural(all, "customer", "customers");
    say(lang, format_args!("{n} / {shown} 户"), format_args!("{n} of {shown} {many}"))
}

/// A stage where there is little room.
pub const fn stage_short(stage: Stage) -> Text {
    match stage {
        Stage::Potential => Text::new("潜在", "Prospect"),
        Stage::New => Text::new("新", "New"),
        Stage::Established => Text::new("老客户", "Established"),
        Stage::Loyal => Text::new("忠实", "Loyal"),
    }
}

pub const fn standing_short(standing: Standing) -> Text {
    match standing {
        Standing::Major => Text::new("主力", "Major"),
        Standing::Regular => Text::new("一般", "Regular"),
        Standing::Occasional => Text::new("零散", "Occasional"),
    }
}

pub fn overdue(lang: Lang, days: usize) -> String {
    let n = count(days);
    say(lang, format_args!("逾期 {n} 天"), format_args!("{n} d overdue"))
}

/// The question before something is deleted for good.
pub fn purge_title(lang: Lang, what: &str) -> String {
    say(lang, format_args!("彻底删除“{what}”？"), format_args!("Delete “{what}” for good?"))
}

pub fn empty_trash_title(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(
        lang,
        format_args!("清空废纸篓里的 {shown} 项？"),
        format_args!("Delete {shown} {} for good?", plural(n, "thing", "things")),
    )
}

pub fn purged(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(
        lang,
        format_args!("彻底删除了 {shown} 项"),
        format_args!("{shown} {} deleted for good", plural(n, "record", "records")),
    )
}

pub fn deleted_when(lang: Lang, when: &str) -> String {
    say(lang, format_args!("{when}删除"), format_args!("deleted {when}"))
}

/// `删了“周明远”` in the notice that can take it back.
pub fn deleted_named(lang: Lang, what: &str) -> String {
    say(lang, format_args!("已删除“{what}”"), format_args!("Deleted “{what}”"))
}

pub fn restored_named(lang: Lang, what: &str) -> String {
    say(lang, format_args!("已恢复“{what}”"), format_args!("Restored “{what}”"))
}

/// A filter with its value, on its chip: `标签：茶友`.
pub fn filter_of(lang: Lang, what: &str, value: &str) -> String {
    say(lang, format_args!("{what}：{value}"), format_args!("{what}: {value}"))
}

/// Beside a filter whose values are called like those of another.
pub const fn nature() -> Text {
    Text::new("性质", "Nature")
}

/// The name of a customer's field that surely has one.
pub fn field_text(name: &str) -> Text {
    customer_field(name).unwrap_or(Text::new("", ""))
}

pub fn n_contacts(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("{shown} 位联系人"), format_args!("{shown} {}", plural(n, "contact", "contacts")))
}
