//! Where in a JSON text a byte lies, as a JSON pointer. For messages: it takes broken texts too.

/// One open object or list.
enum Frame {
    Object { key: Option<String> },
    List { index: usize },
}

/// The value in which `text` breaks off, and the object or list that holds it.
pub struct Broken {
    pub value: String,
    pub container: String,
}

/// Follows `text`, the beginning of a JSON value, to its end. A value that ends there counts as the one.
pub fn at_end_of(text: &[u8]) -> Broken {
    let mut frames = Vec::new();
    let mut i = 0;
    while i < text.len() {
        match text[i] {
            b'{' => frames.push(Frame::Object { key: None }),
            b'[' => frames.push(Frame::List { index: 0 }),
            b'}' | b']' => drop(frames.pop()),
            b',' => match frames.last_mut() {
                Some(Frame::Object { key }) => *key = None,
                Some(Frame::List { index }) => *index += 1,
                None => {}
            },
            b'"' => {
                let end = end_of_string(text, i);
                if let Some(Frame::Object { key: key @ None }) = frames.last_mut() {
                    let quoted = &text[i..end];
                    let plain = || String::from_utf8_lossy(quoted.trim_ascii()).trim_matches('"').to_owned();
                    *key = Some(serde_json::from_slice(quoted).unwrap_or_else(|_| plain()));
                }
                i = end;
                continue;
            }
            _ => {}
        }
        i += 1;
    }
    let mut value = String::new();
    let mut container = 0;
    for frame in &frames {
        container = value.len();
        match frame {
            Frame::Object { key: Some(key) } => push(&mut value, key),
            Frame::Object { key: None } => {}
            Frame::List { index } => push(&mut value, &index.to_string()),
        }
    }
    Broken { container: value[..container].to_owned(), value }
}

/// Appends a key to a JSON pointer.
pub fn push(pointer: &mut String, key: &str) {
    pointer.push('/');
    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
}

/// Behind the closing quotation mark of the string that starts at `start`, or at the end of the text.
fn end_of_string(text: &[u8], start: usize) -> usize {
    let mut i = start + 1;
    while let Some(step) = text.get(i..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        i += step;
        if text[i] == b'"' {
            return i + 1;
        }
        i += 2;
    }
    text.len()
}
