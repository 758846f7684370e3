//! Words that many parts use.

use super::{Lang, format::count, say, texts};

texts! {
    ADD = "添加", "Add";
    ALL_ITEMS = "全部", "All";
    BACK = "返回", "Back";
    CANCEL = "取消", "Cancel";
    CLEAR = "清空", "Clear";
    CLOSE = "关闭", "Close";
    CONTINUE = "继续", "Continue";
    COPY = "复制", "Copy";
    DELETE = "删除", "Delete";
    DISCARD = "不保存", "Discard";
    DONE = "完成", "Done";
    EDIT = "编辑", "Edit";
    FILTER = "筛选", "Filter";
    KEEP_EDITING = "接着写", "Keep editing";
    LATER = "稍后", "Later";
    LOADING = "正在读取…", "Loading…";
    MORE = "更多", "More";
    MOVE_DOWN = "下移", "Move down";
    MOVE_UP = "上移", "Move up";
    NO = "否", "No";
    NONE_CHOSEN = "未选", "Not set";
    OPTIONAL = "选填", "optional";
    PRINT = "打印", "Print";
    REMOVE = "移除", "Remove";
    REQUIRED = "必填", "required";
    RESTORE = "恢复", "Restore";
    RETRY = "再试一次", "Try again";
    SAVE = "保存", "Save";
    SAVED = "已保存", "Saved";
    SAVING = "正在保存…", "Saving…";
    SEARCH = "搜索", "Search";
    SORT = "排序", "Sort";
    TODAY = "今天", "Today";
    UNDO = "撤销", "Undo";
    UNDONE = "已撤销", "Undone";
    UNSAVED_TITLE = "还没保存", "Not saved yet";
    UNSAVED_BODY = "这里有没保存的内容，现在离开就没了。", "What you typed here is not saved; leaving now loses it.";
    YES = "是", "Yes";
    NO_MATCH = "没有符合的结果", "Nothing matches";
    ERROR_SUMMARY = "还差几处，改好再保存", "A few things to fix before saving";
    WHAT_IS_SAFE = "数据情况", "Your data";
    WHAT_TO_DO = "怎么办", "What to do";
    PICK_DATE = "选日期", "Pick a date";
}

/// `还差 3 处` above a form with errors.
pub fn n_errors(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("有 {shown} 处要改"), format_args!("{shown} {} to fix", super::plural(n, "thing", "things")))
}

/// `12 / 300` under a progress bar.
pub fn n_of_m(lang: Lang, n: usize, m: usize) -> String {
    let (n, m) = (count(n), count(m));
    say(lang, format_args!("{n} / {m}"), format_args!("{n} of {m}"))
}

/// The name of the button that takes one of several things away.
pub fn remove_named(lang: Lang, what: &str) -> String {
    say(lang, format_args!("移除 {what}"), format_args!("Remove {what}"))
}

pub fn create_named(lang: Lang, what: &str) -> String {
    say(lang, format_args!("新建“{what}”"), format_args!("Create “{what}”"))
}

pub fn n_results(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("{shown} 条结果"), format_args!("{shown} {}", super::plural(n, "result", "results")))
}
