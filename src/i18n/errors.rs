//! What went wrong with the data, said in three parts: what happened, what is safe, what to do.
//!
//! Which parts belong to which error is decided in `ui::errors`; here are the words only.

use super::{Lang, Text, format::count, plural, say, texts};

texts! {
    DISK_FULL = "存储空间满了，这一步没存上", "Storage is full; this step was not saved";
    DISK_FULL_SAFE = "之前存好的都在，一条没少。表单里写着的还在屏幕上，先别关。", "Everything saved before is still there. What you typed is still on the screen; keep it open.";
    DISK_FULL_TODO = "清一清设备空间，或到“数据”页导出备份、删掉旧快照，再存一次。", "Free some space on the device, or export a backup and delete old snapshots on the Data page, then save again.";

    CLOSED = "和数据的连接断了", "The connection to the data was lost";
    CLOSED_SAFE = "已保存的都在。刚才这一步没存上，写着的内容还在屏幕上。", "Everything saved is safe. This last step was not saved; what you typed is still on the screen.";
    CLOSED_TODO = "点“重新打开”，再存一次。", "Reopen the data, then save again.";

    BLOCKED = "另一个标签页占着旧版本的数据", "Another tab is holding the data in an older version";
    BLOCKED_SAFE = "数据都在，没有动过。", "Your data is all there, untouched.";
    BLOCKED_TODO = "把长流的其他标签页关掉，或者逐个刷新，再试一次。", "Close the other Changliu tabs or reload them, then try again.";

    NEWER = "这里的数据由更新的版本保存", "This data was saved by a newer version";
    NEWER_SAFE = "数据完好。旧版本看不全，所以不碰它，免得写坏。", "The data is intact. This older version cannot read all of it and leaves it alone.";
    NEWER_TODO = "更新长流再打开。着急就先原样导出，存一份在手里。", "Update Changliu and open it again. If you are in a hurry, save the data as it is first.";

    DENIED = "浏览器不让在这里保存数据", "The browser does not allow data to be kept here";
    DENIED_SAFE = "以前存在这台设备上的数据不受影响。这一次写的留不下来。", "Data kept on this device before is not affected. What you write now cannot be kept.";
    DENIED_TODO = "用普通窗口打开，不要用无痕窗口；再看看浏览器设置里是否允许本站保存数据。", "Open Changliu in a normal window, not a private one, and allow this site to store data in the browser settings.";

    OTHER = "浏览器的数据库出了错", "The browser's database reported a fault";
    OTHER_SAFE = "已保存的没有动，没存完的这一步已整个退回。", "What was saved is untouched; the unfinished step was rolled back as a whole.";
    OTHER_TODO = "再试一次。还不行就关掉浏览器重新打开，再不行先导出备份。", "Try again. If it happens again, restart the browser; after that, export a backup first.";

    CLASH = "别处刚改了同一处内容", "The same fields were just changed elsewhere";
    CLASH_SAFE = "两边写的都在：那边的已存好，这边的还在屏幕上。", "Both versions are there: theirs is saved, yours is still on the screen.";
    CLASH_TODO = "对照两边的内容，选定一个再保存。", "Compare the two, choose, and save again.";

    UNREADABLE_SAFE = "原文还在原处，没有改也没有删；其他记录不受影响。", "Its text stays where it is, neither changed nor deleted; other records are not affected.";
    UNREADABLE_TODO = "到“数据”页，在读不出的记录里把它原样存下来。", "Go to the Data page and save it as it is from the list of unreadable records.";

    CHANGED = "准备的时候，数据在别处变了", "The data changed elsewhere while this was being prepared";
    CHANGED_SAFE = "什么也没有覆盖，最新的内容都在。", "Nothing was overwritten; the latest data is there.";
    CHANGED_TODO = "看一眼现在的内容，再做一遍。", "Look at it as it is now and do it again.";

    CANCELLED = "已停下", "Stopped";
    CANCELLED_SAFE = "数据和开始之前一样。", "The data is as it was before.";
    CANCELLED_TODO = "想做时再来一遍就行。", "Start again whenever you like.";

    MIGRATION_SAFE = "数据还是升级前的样子，没有丢。", "The data is still as it was before the upgrade; nothing is lost.";
    MIGRATION_TODO = "先原样导出存一份，再试一次；还不行，把导出的文件交给做长流的人看看。", "Save the data as it is first, then try again. If it still fails, show that file to the makers of Changliu.";

    INTERNAL = "程序自己出了错，这一步没做成", "A fault in the program; this step was not done";
    INTERNAL_SAFE = "已保存的没有动。", "What was saved is untouched.";
    INTERNAL_TODO = "刷新页面再试；还不行就先导出备份。", "Reload the page and try again; if it still fails, export a backup first.";

    PART_MISSING = "这一部分程序没取到", "This part of the program did not arrive";
    PART_MISSING_SAFE = "数据没有动，写着的内容还在屏幕上。", "Your data is untouched; what you typed is still on the screen.";
    PART_MISSING_TODO = "看看网络，再试一次；还不行就刷新页面。", "Check the network and try again; if it still fails, reload the page.";
    DETAIL = "技术细节", "Technical detail";

    // The whole app, before and instead of its pages.
    OPEN_FAILED = "数据没能打开", "The data could not be opened";
    WAITING = "另一个标签页还开着旧版长流", "Another tab still has an older Changliu open";
    WAITING_SAFE = "数据都在，等那边让开就能打开。", "Your data is all there; it opens as soon as that tab lets go.";
    WAITING_TODO = "请关掉或刷新那个标签页，这里会自己接着打开。", "Close or reload that tab; this one goes on by itself.";
    SAVE_RAW = "原样导出", "Save as it is";
    SAVE_RAW_DONE = "已原样导出", "Saved as it is";
    CHECK_UPDATE = "更新并重新载入", "Update and reload";
    REOPEN = "重新打开", "Reopen";
    REOPENED = "数据接上了", "The data is connected again";
    RELOAD_UNSAVED = "先把写着的存好或抄下来，再重新载入。", "Save or copy what you are writing first, then reload.";

    LOST_TO_TAB = "数据让给了另一个标签页", "The data was handed to another tab";
    LOST_TO_TAB_SUB = "那边在更新数据。已保存的都在，写着的还留在屏幕上；点“重新打开”再存。", "It is updating the data there. Everything saved is safe and what you typed stays here; reopen, then save.";
    LOST_TO_BROWSER = "浏览器断开了数据", "The browser closed the data";
    LOST_TO_BROWSER_SUB = "可能是清除了网站数据，或磁盘出了问题。写着的还留在屏幕上；点“重新打开”看看数据是否还在，不在就从备份恢复。", "Site data may have been cleared, or the disk failed. What you typed stays here; reopen to see whether the data is there, and restore from a backup if not.";
}

/// The record that cannot be read, by what it is.
pub fn unreadable(lang: Lang, collection: Text) -> String {
    say(
        lang,
        format_args!("有一条{}读不出来", collection.zh),
        format_args!("One record cannot be read ({})", collection.en),
    )
}

/// The record at which an upgrade stopped, by what it is.
pub fn migration(lang: Lang, collection: Text) -> String {
    say(
        lang,
        format_args!("升级数据时停在一条{}上", collection.zh),
        format_args!("The upgrade of the data stopped at one record ({})", collection.en),
    )
}

/// Formats found and known, for who helps from afar.
pub fn formats(lang: Lang, found: u32, known: u32) -> String {
    say(
        lang,
        format_args!("数据格式 {found}，这个版本认得到 {known}"),
        format_args!("Data format {found}; this version knows up to {known}"),
    )
}

/// A quiet line while the directory is being made anew.
pub fn rebuilding(lang: Lang, done: usize, total: usize) -> String {
    let (done, total) = (count(done), count(total));
    say(lang, format_args!("正在整理目录 {done}/{total}"), format_args!("Tidying the directory {done}/{total}"))
}

/// How many records clash.
pub fn n_clashes(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(
        lang,
        format_args!("{shown} 条记录撞在一起"),
        format_args!("{shown} {} in conflict", plural(n, "record", "records")),
    )
}

/// The three parts as one notice.
pub fn notice(lang: Lang, happened: &str, safe: &str, todo: &str) -> String {
    say(lang, format_args!("{happened}。{safe}{todo}"), format_args!("{happened}. {safe} {todo}"))
}

/// What is safe and what to do, in one breath.
pub fn together(lang: Lang, safe: &str, todo: &str) -> String {
    say(lang, format_args!("{safe}{todo}"), format_args!("{safe} {todo}"))
}
