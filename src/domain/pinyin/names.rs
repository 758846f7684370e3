//! Names as sequences of tokens.

use super::{OTHER, Token, letter_token, reading_tokens, syllable};
use std::ops::Range;

/// One character of a name with its possible tokens, the most likely first, padded with 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spelling {
    pub tokens: [Token; 4],
    /// Its place in the name, in bytes.
    pub start: u32,
    pub len: u32,
}

impl Spelling {
    pub fn range(&self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
    /// Its possible tokens.
    pub fn tokens(&self) -> impl Iterator<Item = Token> {
        self.tokens.into_iter().take_while(|t| *t != 0)
    }
    /// Adds a reading, or moves it: to the front if it is the `usual` one here, else to the end.
    fn read(&mut self, token: Token, usual: bool) {
        match self.tokens.iter().position(|t| *t == token || *t == 0) {
            Some(at) if usual => {
                self.tokens[at] = token;
                self.tokens[..=at].rotate_right(1);
            }
            Some(at) => self.tokens[at] = token,
            None => {
                self.tokens[3] = token;
                self.tokens.rotate_right(usize::from(usual));
            }
        }
    }
}

/// Surnames that are read otherwise than the character usually is.
const SURNAMES: &str = "单shan 單shan 曾zeng 解xie 仇qiu 区ou 區ou 查zha 朴piao 盖ge 蓋ge 乐yue 樂yue 翟zhai 隗wei 缪miao \
    繆miao 佴nai 种chong 繁po 员yun 員yun 秘bi 祭zhai 郇xun 折she 召shao 覃qin 句gou 薄bo 卜bu 洗xian 牟mu 谌chen \
    炅gui 么yao 晟cheng 会gui 冯feng 那na 万wan 藏zang 石shi 都du 车che 贾jia 褚chu 尉wei";

/// Words at the beginning of a person's name that are read otherwise.
const SURNAME_WORDS: &str = "尉迟=yu,chi 尉遲=yu,chi 长孙=zhang,sun 長孫=zhang,sun 万俟=mo,qi 萬俟=mo,qi 澹台=tan,tai \
    澹臺=tan,tai 单于=chan,yu 單于=chan,yu 乐正=yue,zheng 樂正=yue,zheng";

/// Words anywhere in a name whose characters are read otherwise than usual.
const WORDS: &str = "重庆=chong,qing 重慶=chong,qing 银行=yin,hang 銀行=yin,hang 商行=shang,hang 车行=che,hang \
    行业=hang,ye 分行=fen,hang 支行=zhi,hang 总行=zong,hang 行长=hang,zhang 校长=xiao,zhang 院长=yuan,zhang \
    厂长=chang,zhang 音乐=yin,yue 乐器=yue,qi 乐队=yue,dui 乐清=yue,qing 会计=kuai,ji 蚌埠=beng,bu 番禺=pan,yu \
    六安=lu,an 大厦=da,sha 单县=shan,xian 解州=xie,zhou";

/// Entries of a list of words with their readings.
fn words(list: &'static str) -> impl Iterator<Item = (&'static str, std::str::Split<'static, char>)> {
    list.split_whitespace().filter_map(|w| w.split_once('=')).map(|(word, readings)| (word, readings.split(',')))
}

/// The name as tokens: ideographs by their readings, letters and digits as themselves, punctuation left out.
/// `person` puts the surname's reading first; the readings that can be found are the same either way.
pub fn spell(name: &str, person: bool) -> Vec<Spelling> {
    let mut out: Vec<Spelling> = Vec::with_capacity(name.len() / 3 + 1);
    for (start, c) in name.char_indices() {
        let [a, b, d] = reading_tokens(c);
        let tokens = match crate::domain::search::half_width(c) {
            _ if a != 0 => [a, b, d, 0],
            c if letter_token(c).is_some() => [letter_token(c).unwrap_or(OTHER), 0, 0, 0],
            c if c.is_alphanumeric() => [OTHER, 0, 0, 0],
            _ => continue,
        };
        out.push(Spelling { tokens, start: start as u32, len: c.len_utf8() as u32 });
    }
    let Some(first) = out.first().map(Spelling::range) else { return out };
    // All that follows is about characters with several readings; most names have none.
    if out.iter().all(|s| s.tokens[1] == 0) {
        return out;
    }
    let begin = name.get(first.start..).unwrap_or("");
    let surname = name.get(first).unwrap_or("");
    if let Some(reading) = SURNAMES.split_whitespace().find_map(|s| s.strip_prefix(surname)) {
        out[0].read(syllable(reading), person);
    }
    for (word, readings) in words(WORDS) {
        for (at, _) in name.match_indices(word) {
            let places = out.iter_mut().skip_while(|s| s.start < at as u32);
            places.zip(readings.clone()).for_each(|(s, reading)| s.read(syllable(reading), true));
        }
    }
    if let Some((_, readings)) = words(SURNAME_WORDS).find(|(word, _)| begin.starts_with(word)) {
        out.iter_mut().zip(readings).for_each(|(s, reading)| s.read(syllable(reading), person));
    }
    out
}
