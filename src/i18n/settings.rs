//! The settings page.

use super::{Lang, say, texts};

texts! {
    LANGUAGE = "语言", "Language";
    LANGUAGE_HINT = "马上生效，写下的内容不变。", "Takes effect at once; your data stays as written.";
    CHINESE = "简体中文", "简体中文";
    ENGLISH = "English", "English";
    THEME = "外观", "Appearance";
    THEME_LIGHT = "浅色", "Light";
    THEME_DARK = "深色", "Dark";
    THEME_SYSTEM = "跟随系统", "System";
    SHORTCUTS_HINT = "任何时候按 ? 都能看到。", "Press ? at any time to see them.";

    INSTALL = "装到桌面", "Install";
    INSTALL_BODY = "装好后像普通应用一样打开，没有网络也能用。", "Once installed it opens like any app and works without a network.";
    INSTALL_BUTTON = "安装长流", "Install Changliu";
    INSTALLED = "已经装好，正在以应用方式运行。", "Installed and running as an app.";
    INSTALL_IOS = "在 Safari 里点“分享”，再选“添加到主屏幕”。", "In Safari, tap Share, then “Add to Home Screen”.";
    INSTALL_IOS_WHY = "没有添加到主屏幕时，Safari 会在 7 个使用日没打开本站后清掉数据。请添加，并常做备份。", "Unless it stands on the Home Screen, Safari clears this site’s data after 7 days of use without a visit. Add it, and back up often.";
    INSTALL_OTHER = "在浏览器菜单里选“安装”或“添加到主屏幕”。", "Choose “Install” or “Add to Home screen” in the browser’s menu.";

    PRIVACY = "隐私", "Privacy";
    PRIVACY_1 = "所有数据只存在这个浏览器里，不上传，也没有账号。", "All data stays in this browser. Nothing is uploaded and there is no account.";
    PRIVACY_2 = "不统计、不跟踪，也不向任何别的网站发请求。", "No statistics, no tracking, no request to any other site.";
    PRIVACY_3 = "换设备或清理浏览器之前，先到“数据”里导出一份备份。", "Before changing devices or clearing the browser, export a backup under Data.";
    PRIVACY_LINK = "去数据页", "Open Data";

    ABOUT = "关于", "About";
    ABOUT_BODY = "客户、服务和服务营销课程，离线也能用的一个工具。", "Customers, service and the course of service marketing, in one tool that works offline.";
    LICENCE = "许可", "Licence";
    VERSION = "版本", "Version";
}

pub fn version(lang: Lang, version: &str) -> String {
    say(lang, format_args!("版本 {version}"), format_args!("Version {version}"))
}
