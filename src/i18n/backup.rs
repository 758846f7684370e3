//! Backup, import, snapshots, storage, the demo: the words of the data page.

mod faults;

use super::format::{count, file_size, full_date, number, relative_day};
use super::{Label, Lang, Text, plural, say, texts};
use crate::domain::{Day, Timestamp};
use crate::store::directory::Unreadable;
use crate::store::snapshots::Reason;

pub use faults::{ReadFault, place, reason};

texts! {
    BACKUP = "备份", "Backup";
    EXPORT = "导出", "Export";
    EXPORT_HINT = "全部客户、跟进、待办和修改历史，写进一个文件。", "Every customer, log entry, action and change, in one file.";
    PACK = "压缩成 .gz", "Compress (.gz)";
    PACK_HINT = "文件小很多，导入时自动认得。", "Much smaller; import recognises it by itself.";
    EXPORTED = "已导出，文件在下载里", "Exported. The file is in your downloads";
    NEVER_BACKED_UP = "还没备份过", "No backup yet";
    NEVER_HINT = "数据只在这台设备上。设备丢了、坏了，只有备份能救回来。", "Your data is only on this device. If the device is lost, a backup is what brings it back.";
    REMIND_TODO = "导出一份，放到网盘或另一台设备上。", "Export one and keep it in a cloud folder or on another device.";
    UNCHANGED_SINCE = "之后没有改动", "No changes since";
    CHANGED_SINCE = "之后有新改动", "Changed since";
    THIS_DEVICE = "本机", "this device";
    WHOLE_EVERYTHING = "全部数据", "All data";

    IMPORT = "导入", "Import";
    IMPORT_HINT = "选一个长流备份文件（.json 或 .json.gz），也可以拖到这一页。先看会改什么，再决定。", "Choose a Changliu backup (.json or .json.gz), or drop it on this page. You see what would change before you decide.";
    DROP_HERE = "松手就读这个文件", "Drop the file to read it";
    IMPORT_FAILED = "没有导入", "Nothing was imported";
    NOTHING_CHANGED = "现有数据没有动。", "Your present data was not touched.";
    CHOOSE_ANOTHER = "换一个文件", "Choose another file";

    PREVIEW = "导入前先看看", "Before importing";
    PREVIEW_RESTORE = "恢复前先看看", "Before restoring";
    AGAIN = "刚才别处又改了数据，下面是重新比对的结果。", "The data was changed meanwhile; this is the new comparison.";
    HOW = "怎么导入", "How to import";
    MERGE = "合并", "Merge";
    REPLACE = "替换", "Replace";
    MERGE_HINT = "文件里有而这里没有的加进来，两边都改过的逐项合并。这里原有的一条不少。", "What is only in the file is added; what both sides changed is merged field by field. Nothing here is lost.";
    REPLACE_HINT = "这里的数据换成文件里的。换之前自动留一份快照，随时能恢复。", "The data here gives way to the file. A snapshot is kept first, so you can go back.";
    MERGE_DO = "合并进来", "Merge";
    REPLACE_DO = "替换现有数据", "Replace my data";
    RESTORE_DO = "恢复到这一刻", "Restore";
    RESTORE_HINT = "数据会回到拍快照的那一刻。现在的样子先另存一份快照，还能回来。", "The data goes back to that moment. What is here now is kept as a snapshot first, so you can return.";
    SNAPSHOT_FIRST = "动手之前自动存一份快照，可以撤销。", "A snapshot is taken first, so this can be undone.";
    POLICY = "两边都改了同一处，听谁的", "Where both sides changed the same field";
    POLICY_NEWER = "较新者优先", "The newer one";
    POLICY_MINE = "保留本机", "Keep mine";
    POLICY_THEIRS = "采用文件", "Take the file’s";
    POLICY_HINT = "没选上的那个值也会记进修改历史，找得回来。", "The value not chosen goes into the history and can be found again.";
    MINE = "本机", "Here";
    THEIRS = "文件", "File";
    NEW = "新增", "New";
    CHANGED = "有改动", "Changed";
    SAME = "相同", "Same";
    OLDER = "较旧", "Older";
    CLASH = "冲突", "Clash";
    UNREADABLE = "读不出", "Unreadable";
    NOTHING_TO_DO = "这份文件和本机的数据一样，没有要改的。", "This file and your data are the same; there is nothing to change.";
    EMPTY_FILE = "文件里没有记录。", "The file holds no records.";
    SHOW_CLASHES = "看看冲突的地方", "Show the clashes";
    SHOW_UNREADABLE = "看看读不出的记录", "Show what cannot be read";
    UNREADABLE_KEPT = "读不出的原样留着，不会丢，修好了还能用。", "What cannot be read is kept as it is, so that it can be mended.";
    MERGED = "已合并", "Merged";
    REPLACED = "已替换", "Replaced";
    RESTORED = "已恢复", "Restored";
    UNDO_IMPORT = "撤销导入", "Undo import";
    UNDO_RESTORE = "撤销恢复", "Undo restore";

    SNAPSHOTS = "快照", "Snapshots";
    SNAPSHOTS_HINT = "每天一次，动大手术之前也拍一次。留最近两天的全部、七天每天一份、四周每周一份。", "Taken daily and before anything risky. Kept: all of two days, one a day for seven days, one a week for four weeks.";
    SNAPSHOTS_NONE = "还没有快照", "No snapshots yet";
    SNAPSHOTS_NONE_HINT = "有了数据，每天会自动拍一份。", "Once there is data, one is taken every day.";
    SNAPSHOT_NOW = "现在拍一份", "Take one now";
    SNAPSHOT_TAKEN = "快照已存好", "Snapshot taken";
    SNAPSHOT_DELETED = "快照已删除", "Snapshot deleted";
    SNAPSHOT_MENU = "这份快照", "This snapshot";
    RESTORE = "恢复到这一刻…", "Restore…";
    SAVE_AS_FILE = "存成文件", "Save as a file";
    DELETE_ASK = "删除这份快照？", "Delete this snapshot?";
    DELETE_ASK_BODY = "删掉就找不回来了。现在的数据不受影响。", "It cannot be brought back. Your present data is not affected.";
    SHOW_ALL = "显示全部", "Show all";

    FOLDER = "同时存到文件夹", "Also keep in a folder";
    FOLDER_HINT = "选一个文件夹（比如网盘的），每次快照也写一份过去。", "Choose a folder (in your cloud drive, say); every snapshot is written there too.";
    FOLDER_CHOOSE = "选文件夹", "Choose a folder";
    FOLDER_ALLOW = "允许写入", "Allow writing";
    FOLDER_ASKS = "浏览器要再确认一次，才能往里写。", "The browser wants your permission again before writing there.";
    FOLDER_STOP = "不再写入", "Stop writing there";
    FOLDER_WAITS = "下一份快照起写入。", "Writing starts with the next snapshot.";

    STORAGE = "存储空间", "Storage";
    USED = "已用", "Used";
    OF_THAT_SNAPSHOTS = "其中快照", "Snapshots";
    RECORDS = "记录", "Records";
    KEPT = "浏览器答应长期保留", "The browser promised to keep it";
    NOT_KEPT = "浏览器空间紧张时可能清掉", "The browser may clear it when space runs short";
    KEEP_UNKNOWN = "浏览器没说会不会长期保留", "The browser does not say whether it keeps it";
    ASK_TO_KEEP = "请浏览器长期保留", "Ask the browser to keep it";
    KEEP_REFUSED = "浏览器这次没答应。把长流装到桌面、常用几天再试；这期间记得备份。", "The browser declined for now. Install Changliu, use it a few days and try again; keep backups meanwhile.";
    SAFARI = "Safari 里 7 天没打开，数据会被清掉", "Safari clears the data after 7 days without a visit";
    SAFARI_TODO = "点“分享”→“添加到主屏幕”，从主屏幕打开就不会了。也请定期导出备份。", "Tap Share, then Add to Home Screen, and open it from there. Export backups too.";

    DEMO = "示例数据", "Sample data";
    DEMO_HINT = "虚构的客户、跟进和待办，用来试手。和真实客户分得开，移除不碰真的。", "Made-up customers with logs and actions to try things out. Kept apart from real ones; removing them touches nothing else.";
    DEMO_FILL = "填入 200 位示例客户", "Add 200 sample customers";
    DEMO_REMOVE = "移除示例", "Remove samples";

    UNREADABLE_TITLE = "读不出的记录", "Records that cannot be read";
    UNREADABLE_HINT = "这些行坏了，原样留在库里，不影响别的记录。存一份出来，方便找人修。", "These lines are damaged. They stay as they are and affect nothing else. Save them so that someone can mend them.";
    SAVE_RAW = "原样存出来", "Save them as they are";
    RAW_ALL = "全部原样导出", "Save everything as it is";

    FORMAT = "文件格式", "File format";
    FORMAT_HINT = "备份是一个 JSON 文件，一行一条记录，别的程序也读得懂。", "A backup is one JSON file with a record a line, which other programs can read too.";
    FORMAT_LINK = "格式说明（JSON Schema）", "Description (JSON Schema)";

    WORK_EXPORTING = "正在写出", "Exporting";
    WORK_PACKING = "正在压缩", "Compressing";
    WORK_READING = "正在读文件", "Reading the file";
    WORK_COMPARING = "正在和本机比对", "Comparing with your data";
    WORK_SNAPSHOT = "正在拍快照", "Taking a snapshot";
    WORK_IMPORTING = "正在导入", "Importing";
    WORK_DEMO = "正在处理示例", "Working on the samples";
    STOPPED = "已停下，数据没有动", "Stopped. Nothing was changed";
    PACKED_BROKEN = "压缩文件坏了，或者不完整", "The compressed file is damaged or incomplete";
    PACKED_TODO = "多半没拷完或没下完，重新拷一次，或换一份备份。", "It was probably not fully copied. Copy it again or use another backup.";
    GONE = "文件读不到了", "The file can no longer be read";
    GONE_TODO = "可能被移走、改过或拔了盘。重新选一次文件。", "It may have been moved, changed or unplugged. Choose it again.";
    BROWSER = "浏览器没让这一步完成", "The browser did not let this finish";
    BROWSER_TODO = "再试一次；还不行就换一个浏览器打开备份文件。", "Try again, or open the backup in another browser.";
    BUSY_TODO = "等上一件事做完，或先停下它。", "Wait until it is done, or stop it first.";
    BUSY = "上一件事还没做完，等它好了再来", "Something else is still running. Try again when it is done";
}

impl Label for Reason {
    fn label(self) -> Text {
        match self {
            Reason::Daily => Text::new("每日自动", "Daily"),
            Reason::BeforeImport => Text::new("导入之前", "Before an import"),
            Reason::BeforeReplace => Text::new("替换之前", "Before replacing"),
            Reason::BeforeRestore => Text::new("恢复之前", "Before a restore"),
            Reason::BeforeDemoRemoval => Text::new("移除示例之前", "Before removing samples"),
            Reason::BeforePurge => Text::new("清空之前", "Before deleting for good"),
            Reason::ByHand => Text::new("手动", "By hand"),
        }
    }
}

impl Label for Unreadable {
    fn label(self) -> Text {
        match self {
            Unreadable::NotJson => Text::new("内容已损坏", "Damaged"),
            Unreadable::NotARecord => Text::new("缺少必要内容", "Parts are missing"),
            Unreadable::WrongKey => Text::new("放错了位置", "Out of place"),
            Unreadable::Doubled => Text::new("重复的一份", "A second copy"),
        }
    }
}

fn suffix(packed: bool) -> &'static str {
    if packed { "json.gz" } else { "json" }
}

pub fn backup_file(lang: Lang, day: Day, packed: bool) -> String {
    let (day, end) = (full_date(day), suffix(packed));
    match lang {
        Lang::Zh => format!("长流备份-{day}.{end}"),
        Lang::En | Lang::Pseudo => format!("changliu-backup-{day}.{end}"),
    }
}

/// `stamp` is day and time.
pub fn snapshot_file(lang: Lang, stamp: &str, packed: bool) -> String {
    let end = suffix(packed);
    match lang {
        Lang::Zh => format!("长流快照-{stamp}.{end}"),
        Lang::En | Lang::Pseudo => format!("changliu-snapshot-{stamp}.{end}"),
    }
}

pub fn raw_file(lang: Lang, day: Day) -> String {
    let day = full_date(day);
    match lang {
        Lang::Zh => format!("长流原样数据-{day}.json"),
        Lang::En | Lang::Pseudo => format!("changliu-raw-{day}.json"),
    }
}

pub fn unreadable_file(lang: Lang, day: Day) -> String {
    let day = full_date(day);
    match lang {
        Lang::Zh => format!("长流读不出的记录-{day}.txt"),
        Lang::En | Lang::Pseudo => format!("changliu-unreadable-{day}.txt"),
    }
}

/// `上次备份 2 天前`.
pub fn last_backup(lang: Lang, day: Day, today: Day) -> String {
    let when = relative_day(lang, day, today);
    say(lang, format_args!("上次备份 {when}"), format_args!("Last backup {when}"))
}

pub fn overdue(lang: Lang, days: i64) -> String {
    say(
        lang,
        format_args!("已经 {days} 天没备份，期间有改动"),
        format_args!("{days} days since the last backup, with changes meanwhile"),
    )
}

/// `客户 1,286 · 跟进 3,402 · 待办 96`.
pub fn counts(lang: Lang, customers: u64, logs: u64, actions: u64) -> String {
    let (c, l, a) = (number(customers), number(logs), number(actions));
    say(
        lang,
        format_args!("客户 {c} · 跟进 {l} · 待办 {a}"),
        format_args!(
            "{c} {} · {l} log {} · {a} {}",
            many(customers, "customer"),
            if logs == 1 { "entry" } else { "entries" },
            many(actions, "action")
        ),
    )
}

fn many(n: u64, one: &str) -> String {
    if n == 1 { one.to_owned() } else { format!("{one}s") }
}

pub fn n_records(lang: Lang, n: u64) -> String {
    let shown = number(n);
    say(lang, format_args!("{shown} 条"), format_args!("{shown} {}", many(n, "record")))
}

pub fn bytes_of(lang: Lang, done: u64, total: u64) -> String {
    let (done, total) = (file_size(done), file_size(total));
    say(lang, format_args!("{done} / {total}"), format_args!("{done} of {total}"))
}

/// Where a file stands: its name, size and when it was written.
pub fn file_line(lang: Lang, name: &str, size: u64, written: Option<(Day, u32)>) -> String {
    let size = file_size(size);
    match written {
        Some((day, minutes)) => {
            let when = when(day, minutes);
            say(lang, format_args!("{name} · {size} · {when} 导出"), format_args!("{name} · {size} · exported {when}"))
        }
        None => format!("{name} · {size}"),
    }
}

/// `2026-11-21 09:30`.
pub fn when(day: Day, minutes: u32) -> String {
    format!("{} {:02}:{:02}", full_date(day), minutes / 60, minutes % 60)
}

pub fn class_count(lang: Lang, class: Text, n: u64) -> String {
    let (zh, en, n) = (class.zh, class.en, number(n));
    say(lang, format_args!("{zh} {n}"), format_args!("{n} {}", en.to_lowercase()))
}

/// What goes when everything is replaced.
pub fn replaces(lang: Lang, customers: u64, logs: u64, actions: u64) -> String {
    let here = counts(lang, customers, logs, actions);
    match lang {
        Lang::Zh => format!("本机现在有：{here}。替换后只剩文件里的。"),
        _ => {
            say(lang, format_args!(""), format_args!("Here now: {here}. Afterwards only what is in the file remains."))
        }
    }
}

pub fn ignored(lang: Lang, names: &str) -> String {
    say(
        lang,
        format_args!("文件里还有这一版不认识的部分，没有读进来：{names}"),
        format_args!("Parts of the file that this version does not know were left out: {names}"),
    )
}

pub fn and_more(lang: Lang, n: u64) -> String {
    let n = number(n);
    say(lang, format_args!("还有 {n} 条"), format_args!("and {n} more"))
}

pub fn undo_until(lang: Lang, day: Day, minutes: u32) -> String {
    let when = when(day, minutes);
    say(
        lang,
        format_args!("之前的样子存在快照里（{when}），随时能恢复。"),
        format_args!("The state before is kept as a snapshot ({when}); you can always go back."),
    )
}

pub fn folder_wrote(lang: Lang, name: &str, when: &str) -> String {
    say(lang, format_args!("“{name}”，上次写入 {when}"), format_args!("“{name}”, last written {when}"))
}

pub fn folder_failed(lang: Lang, name: &str, when: &str, why: &str) -> String {
    say(
        lang,
        format_args!("“{name}”，{when} 没写成（{why}）。浏览器里的快照都在。"),
        format_args!("“{name}”: writing failed at {when} ({why}). The snapshots in the browser are all there."),
    )
}

pub fn folder_named(lang: Lang, name: &str) -> String {
    say(lang, format_args!("“{name}”"), format_args!("“{name}”"))
}

pub fn demo_here(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(
        lang,
        format_args!("现有示例客户 {shown} 位"),
        format_args!("{shown} sample {} here", plural(n, "customer", "customers")),
    )
}

pub fn demo_filled(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(
        lang,
        format_args!("已填入 {shown} 位示例客户"),
        format_args!("{shown} sample {} added", plural(n, "customer", "customers")),
    )
}

pub fn demo_removed(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(
        lang,
        format_args!("示例已移除，共 {shown} 条记录"),
        format_args!("Samples removed, {shown} {} in all", plural(n, "record", "records")),
    )
}

/// The name of a snapshot for its menu and dialogs.
pub fn snapshot_named(lang: Lang, when: &str, reason: Text) -> String {
    say(lang, format_args!("{when} {}", reason.zh), format_args!("{when}, {}", reason.en.to_lowercase()))
}

/// Day and minutes of a time, in a zone so many minutes east of UTC.
pub fn local(at: Timestamp, offset_minutes: i32) -> (Day, u32) {
    (at.day(offset_minutes), u32::from(at.clock_time(offset_minutes).minutes()))
}
