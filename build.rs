//! Turns `src/domain/pinyin/readings.txt` into the compact tables that `domain::pinyin` embeds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, error::Error, fs, path::Path};

const SOURCE: &str = "src/domain/pinyin/readings.txt";
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={SOURCE}");
    let source = fs::read_to_string(SOURCE)?;
    let lines: Vec<(Vec<&str>, &str)> = source
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
        .map(|l| l.split_once(' ').map(|(r, chars)| (r.split('/').collect(), chars)).ok_or("a line without a space"))
        .collect::<Result<_, _>>()?;

    // Tokens in the order in which names sort: nothing, digits, then letters and syllables mixed.
    let mut tokens: Vec<String> = ('0'..='9').map(String::from).collect();
    let mut letters_and_syllables: Vec<(&str, bool)> =
        lines.iter().flat_map(|(r, _)| r.iter().map(|s| (*s, true))).collect();
    let letters: Vec<String> = ('a'..='z').map(String::from).collect();
    letters_and_syllables.extend(letters.iter().map(|l| (l.as_str(), false)));
    // A letter sorts before the syllable written like it.
    letters_and_syllables.sort();
    letters_and_syllables.dedup();
    let mut codes = BTreeMap::new();
    for (text, is_syllable) in letters_and_syllables {
        tokens.push(text.to_owned());
        codes.insert((text, is_syllable), tokens.len());
    }

    let mut readings = vec![0u32];
    let mut chars = vec![0u16; (LAST - FIRST + 1) as usize];
    for (list, of) in &lines {
        let packed = list.iter().enumerate().try_fold(0u32, |sum, (i, s)| {
            let code = *codes.get(&(*s, true)).ok_or("a syllable without a token")? as u32;
            if i > 2 || code > 510 {
                Err("at most three readings of at most 510 tokens")
            } else {
                Ok(sum | code << (9 * i))
            }
        })?;
        for c in of.chars() {
            let at = u32::from(c).checked_sub(FIRST).ok_or("a character outside the table")? as usize;
            *chars.get_mut(at).ok_or("a character outside the table")? = u16::try_from(readings.len())?;
        }
        readings.push(packed);
    }

    let mut rust = String::new();
    writeln!(rust, "/// Text of each token; token 0 stands for none.")?;
    write!(rust, "pub(super) static TOKENS: [&str; {}] = [\"\"", tokens.len() + 1)?;
    for t in &tokens {
        write!(rust, ", {t:?}")?;
    }
    writeln!(rust, "];\n/// Tokens of the letters a to z.")?;
    write!(rust, "pub(super) static LETTERS: [u16; 26] = [")?;
    for l in &letters {
        write!(rust, "{}, ", codes.get(&(l.as_str(), false)).ok_or("a letter without a token")?)?;
    }
    writeln!(rust, "];\n/// Lists of up to three readings, nine bits each, the most usual lowest.")?;
    writeln!(rust, "pub(super) static READINGS: [u32; {}] = {readings:?};", readings.len())?;
    // Derived data that holds tokens is stale when this changes.
    let hash = source.bytes().fold(0x811C_9DC5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    writeln!(rust, "/// Changes whenever the tables do.\npub const FINGERPRINT: u32 = {hash:#010X};")?;

    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("pinyin.rs"), rust)?;
    fs::write(Path::new(&out).join("pinyin.bin"), chars.iter().flat_map(|c| c.to_le_bytes()).collect::<Vec<u8>>())?;
    Ok(())
}
