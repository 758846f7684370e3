//! What can be wrong with a file, in words, with the place of the fault.

use crate::formats::backup::{Place, ReadError, Reason, Shape};
use crate::i18n::format::{file_size, number};
use crate::i18n::{Label, Lang, say};

/// A fault as the user reads it. That nothing was changed is said beside it.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadFault {
    pub happened: String,
    /// Line, column and JSON pointer, where there are any.
    pub place: Option<String>,
    pub todo: String,
}

pub fn place(lang: Lang, place: Place, pointer: &str) -> String {
    let (line, column) = (number(place.line), number(place.column));
    let at = say(lang, format_args!("第 {line} 行，第 {column} 列"), format_args!("line {line}, column {column}"));
    if pointer.is_empty() { at } else { format!("{at} · {pointer}") }
}

impl ReadFault {
    pub fn of(lang: Lang, error: &ReadError) -> ReadFault {
        let (happened, todo) = words(lang, error);
        let place = match (error.place(), error.pointer()) {
            (Some(at), pointer) => Some(place(lang, at, pointer.unwrap_or_default())),
            (None, pointer) => pointer.filter(|p| !p.is_empty()).map(str::to_owned),
        };
        ReadFault { happened, place, todo }
    }
}

fn words(lang: Lang, error: &ReadError) -> (String, String) {
    let s = |zh: &str, en: &str| say(lang, format_args!("{zh}"), format_args!("{en}"));
    let other = || s("换一份备份再试。", "Try another backup.");
    let broken = || {
        s(
            "文件可能在传输时坏了，或者被改过。再拷一次，或换一份备份。",
            "The file may have been damaged on its way, or edited. Copy it again or use another backup.",
        )
    };
    match error {
        ReadError::Empty => (s("文件是空的", "The file is empty"), other()),
        ReadError::NotJson => (
            s("这不是备份文件", "This is not a backup file"),
            s("选 .json 或 .json.gz 结尾的长流备份。", "Choose a Changliu backup ending in .json or .json.gz."),
        ),
        ReadError::NotOurs { .. } => (
            s("是 JSON 文件，但不是长流的备份", "A JSON file, but not a Changliu backup"),
            s("选长流导出的备份文件。", "Choose a file that Changliu exported."),
        ),
        ReadError::Newer { found, known } => (
            say(
                lang,
                format_args!("文件由更新的版本写出（格式 {found}，这里认到 {known}）"),
                format_args!("Written by a newer version (format {found}; this one knows up to {known})"),
            ),
            s("先更新长流，再导入。", "Update Changliu, then import."),
        ),
        ReadError::Truncated { .. } => (
            s("文件不完整，后面缺了一段", "The file is incomplete; its end is missing"),
            s("多半没拷完或没下完，重新拷一次。", "It was probably not fully copied or downloaded. Copy it again."),
        ),
        ReadError::Counts { collection, declared, found } => {
            let name = collection.label();
            let (declared, found) = (number(*declared), number(*found));
            (
                say(
                    lang,
                    format_args!("文件说有 {declared} 条{}，实际只数到 {found} 条", name.zh),
                    format_args!(
                        "The file announces {declared} records of {}, but holds {found}",
                        name.en.to_lowercase()
                    ),
                ),
                broken(),
            )
        }
        ReadError::Syntax { .. } => (s("文件里有一处写法不对", "The file is malformed in one place"), broken()),
        ReadError::UnclosedText { .. } => {
            (s("有一段文字没有结束，少了引号", "A text does not end; a quotation mark is missing"), broken())
        }
        ReadError::Shape { expected, .. } => (
            match expected {
                Shape::List => s("这里应该是一个列表", "There should be a list here"),
                Shape::Version => s("版本号不是正整数", "The version is not a whole number from 1"),
                Shape::Counts => s("记录数的写法不对", "The numbers of records are malformed"),
            },
            broken(),
        ),
        ReadError::Twice { .. } => (s("同一部分出现了两次", "One part is there twice"), broken()),
        ReadError::TooDeep { limit, .. } => (
            say(lang, format_args!("嵌套超过 {limit} 层"), format_args!("Nested more than {limit} levels deep")),
            other(),
        ),
        ReadError::TooLarge { limit, .. } => {
            let limit = file_size(*limit as u64);
            (
                say(lang, format_args!("有一条记录超过 {limit}"), format_args!("One record is larger than {limit}")),
                other(),
            )
        }
        ReadError::HeaderTooLate { .. } => {
            (s("读了很久也没看到文件说明自己是什么", "The file does not say what it is until far too late"), other())
        }
        ReadError::TrailingData { .. } => (s("文件结束之后还有多余内容", "Something follows after the end"), broken()),
    }
}

/// Why one record cannot be understood.
pub fn reason(lang: Lang, reason: &Reason) -> String {
    let s = |zh: &str, en: &str| say(lang, format_args!("{zh}"), format_args!("{en}"));
    match reason {
        Reason::NotAnObject => s("不是一条记录", "Not a record"),
        Reason::NotUtf8 => s("文字编码不对", "Not valid text"),
        Reason::Syntax(why) => say(lang, format_args!("写法不对（{why}）"), format_args!("Malformed ({why})")),
        Reason::RepeatedKey(key) => {
            say(lang, format_args!("“{key}”出现了两次"), format_args!("“{key}” is there twice"))
        }
        Reason::Number => s("数字太大", "A number is too large"),
        Reason::Nul => s("文字里有不该有的控制符", "A text holds a forbidden control character"),
        Reason::Missing(field) => say(lang, format_args!("缺少“{field}”"), format_args!("“{field}” is missing")),
        Reason::Value(why) => say(lang, format_args!("内容不合规（{why}）"), format_args!("Not a valid value ({why})")),
        Reason::Repeated => s("同一条记录前面已有一份", "The same record stands earlier in the file"),
        Reason::Carried => s("做备份时就已经读不出", "Could not be read when the backup was made"),
    }
}
