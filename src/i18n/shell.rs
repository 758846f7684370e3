//! Navigation, top bar, palette, shortcuts and the notices of the whole app.

use super::{Lang, format::count, plural, say, texts};

texts! {
    APP_NAME = "长流", "Changliu";
    ANALYSIS = "分析", "Analysis";
    CUSTOMERS = "客户", "Customers";
    DATA = "数据", "Data";
    DEALS = "商机", "Deals";
    LEARN = "学习", "Learn";
    SERVICE = "服务", "Service";
    SETTINGS = "设置", "Settings";
    SURVEYS = "调查", "Surveys";
    TODAY = "今日", "Today";
    NOT_FOUND = "没有这一页", "Page not found";
    NOT_FOUND_BODY = "链接可能写错了，或者这一页已经换了地方。", "The link may be mistyped, or the page has moved.";
    NOT_FOUND_BACK = "回到今日", "Back to Today";
    GALLERY = "组件一览", "Gallery";

    NAVIGATION = "主导航", "Main";
    SKIP_TO_CONTENT = "跳到正文", "Skip to content";
    SEARCH_PLACEHOLDER = "搜索客户、命令，可用拼音首字母", "Search customers and commands";
    NOTIFICATIONS = "通知", "Notifications";

    PALETTE = "搜索和命令", "Search and commands";
    PALETTE_EMPTY = "没有找到，换个词试试", "Nothing found. Try another word";
    PALETTE_HINT = "↑↓ 选择，Enter 打开，Esc 关闭", "↑↓ to choose, Enter to open, Esc to close";
    GROUP_PAGES = "去哪里", "Go to";
    GROUP_COMMANDS = "命令", "Commands";
    CMD_LANGUAGE = "界面换成英文", "Switch to Chinese";
    CMD_THEME_LIGHT = "用浅色", "Use the light theme";
    CMD_THEME_DARK = "用深色", "Use the dark theme";
    CMD_THEME_SYSTEM = "深浅跟随系统", "Follow the system’s theme";
    CMD_SHORTCUTS = "查看快捷键", "Show keyboard shortcuts";

    SHORTCUTS = "快捷键", "Keyboard shortcuts";
    KEY_PALETTE = "搜索和命令", "Search and commands";
    KEY_FILTER = "筛选当前列表", "Filter the list";
    KEY_MOVE = "在列表里上下移动", "Move in a list";
    KEY_OPEN = "打开选中的一项", "Open the chosen item";
    KEY_NEXT = "下一条", "Next row";
    KEY_PREVIOUS = "上一条", "Previous row";
    KEY_UNDO = "撤销刚才的改动", "Undo the last change";
    KEY_BACK = "返回、关闭", "Go back, close";
    KEY_HELP = "查看快捷键", "Show this list";
    KEYS_ANYWHERE = "随处可用", "Anywhere";
    KEYS_LISTS = "列表里", "In lists";
    KEYS_PAGE = "本页", "On this page";

    UPDATE_READY = "新版本已就绪", "A new version is ready";
    UPDATE_NOW = "立即更新", "Update now";
    UPDATE_BLOCKED = "先保存正在写的内容，再更新。", "Save what you are writing, then update.";
    UPDATE_APPLIED = "长流已在另一个标签页更新，方便时请重新载入本页。", "Changliu was updated in another tab. Reload this one when convenient.";
    RELOAD = "重新载入", "Reload";
    OFFLINE = "现在没有网络，照常可用", "You are offline; everything still works";
}

/// How a title stands in the browser’s tab.
pub fn document_title(lang: Lang, page: &str) -> String {
    say(lang, format_args!("{page} · 长流"), format_args!("{page} · Changliu"))
}

pub fn n_unsaved(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(
        lang,
        format_args!("有 {shown} 处还没保存"),
        format_args!("{shown} {} not saved yet", plural(n, "form", "forms")),
    )
}
