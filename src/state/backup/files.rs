//! Files of the browser: reading one piece by piece, packing, handing one over as a download.

use super::import::{Source, SourceError};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, ReadableStream, ReadableStreamDefaultReader};

#[wasm_bindgen]
extern "C" {
    /// `CompressionStream` and `DecompressionStream` look alike; a browser that lacks them throws.
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &CompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &CompressionStream) -> Writable;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &DecompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &DecompressionStream) -> Writable;

    type Writable;
    #[wasm_bindgen(method, catch, js_name = getWriter)]
    fn get_writer(this: &Writable) -> Result<Writer, JsValue>;

    type Writer;
    #[wasm_bindgen(method)]
    fn write(this: &Writer, chunk: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &Writer) -> Promise;
    #[wasm_bindgen(method)]
    fn abort(this: &Writer) -> Promise;
}

const GZIP: [u8; 2] = [0x1f, 0x8b];
/// Bytes collected before they are handed to the browser, which may keep them on disk.
const SHEET: u32 = 4 << 20;

/// What the browser said, in its own words.
pub fn said(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|m| m.as_string());
    message.or_else(|| error.as_string()).unwrap_or_else(|| "?".into())
}

/// The error's name, such as `AbortError`.
pub fn error_name(error: &JsValue) -> String {
    Reflect::get(error, &"name".into()).ok().and_then(|n| n.as_string()).unwrap_or_default()
}

/// Bytes written one after another; they lie with the browser, not in this program's memory, which never shrinks.
#[derive(Default)]
pub struct Parts {
    sheets: RefCell<Vec<Blob>>,
    loose: RefCell<Array>,
    size: Cell<u32>,
}

impl Parts {
    pub fn push(&self, bytes: &[u8]) {
        self.push_js(&Uint8Array::from(bytes));
    }

    fn push_js(&self, bytes: &Uint8Array) {
        self.loose.borrow().push(bytes);
        self.size.set(self.size.get() + bytes.length());
        if self.size.get() >= SHEET {
            self.turn_over();
        }
    }

    fn turn_over(&self) {
        self.size.set(0);
        let loose = self.loose.replace(Array::new());
        if let Ok(blob) = Blob::new_with_u8_array_sequence(&loose) {
            self.sheets.borrow_mut().push(blob);
        }
    }

    /// Everything as one file, `first` at its beginning.
    pub fn into_blob(self, first: &[u8], kind: &str) -> Result<Blob, String> {
        self.turn_over();
        let all = Array::of1(&Uint8Array::from(first));
        for sheet in self.sheets.into_inner() {
            all.push(&sheet);
        }
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_blob_sequence_and_options(&all, &options).map_err(|e| said(&e))
    }
}

/// Whether this browser can pack.
pub fn can_pack() -> bool {
    CompressionStream::new("gzip").is_ok()
}

/// Packs a file. `go_on` gets the bytes taken in so far.
pub async fn packed(blob: &Blob, mut go_on: impl FnMut(f64) -> bool) -> Result<Option<Blob>, String> {
    let stream = CompressionStream::new("gzip").map_err(|e| said(&e))?;
    let writer = stream.writable().get_writer().map_err(|e| said(&e))?;
    let packed = web_sys::Response::new_with_opt_readable_stream(Some(&stream.readable())).map_err(|e| said(&e))?;
    let whole = JsFuture::from(packed.blob().map_err(|e| said(&e))?);
    let mut at = 0.0;
    while at < blob.size() {
        if !go_on(at) {
            // The other end hears of it too and gives up what it has.
            let _ = JsFuture::from(writer.abort()).await;
            let _ = whole.await;
            return Ok(None);
        }
        let end = (at + f64::from(SHEET) / 4.0).min(blob.size());
        let slice = blob.slice_with_f64_and_f64(at, end).map_err(|e| said(&e))?;
        let bytes = JsFuture::from(slice.array_buffer()).await.map_err(|e| said(&e))?;
        JsFuture::from(writer.write(&Uint8Array::new(&bytes))).await.map_err(|e| said(&e))?;
        at = end;
    }
    JsFuture::from(writer.close()).await.map_err(|e| said(&e))?;
    whole.await.map(|blob| Some(blob.unchecked_into())).map_err(|e| said(&e))
}

/// The bytes of a small piece of a file.
pub async fn bytes_of(blob: &Blob, from: f64, to: f64) -> Result<Vec<u8>, String> {
    let slice = blob.slice_with_f64_and_f64(from, to).map_err(|e| said(&e))?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|e| said(&e))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file as it comes, unpacked on the way if it is packed.
pub struct FileSource {
    reader: ReadableStreamDefaultReader,
    /// The next piece, asked for while the last one is worked on.
    ahead: Promise,
    packed: bool,
    taken: Rc<Cell<f64>>,
    /// Why reading the packed file itself failed, in distinction from unpacking it.
    broken: Rc<RefCell<Option<String>>>,
}

impl FileSource {
    pub async fn open(blob: &Blob) -> Result<FileSource, SourceError> {
        let unavailable = |e: JsValue| SourceError::Unavailable(said(&e));
        let start = bytes_of(blob, 0.0, 2.0).await.map_err(SourceError::Unavailable)?;
        let taken = Rc::new(Cell::new(0.0));
        let broken = Rc::new(RefCell::new(None));
        let packed = start == GZIP;
        let stream = if packed {
            let unpack = DecompressionStream::new("gzip").map_err(|e| SourceError::Packed(said(&e)))?;
            let writer = unpack.writable().get_writer().map_err(unavailable)?;
            spawn_local(feed(blob.clone(), writer, taken.clone(), broken.clone()));
            unpack.readable()
        } else {
            blob.stream()
        };
        let reader = ReadableStreamDefaultReader::new(&stream).map_err(unavailable)?;
        Ok(FileSource { ahead: reader.read().unchecked_into(), reader, packed, taken, broken })
    }

    /// Bytes of the file taken so far; shared, so that it can be watched while reading.
    pub fn taken(&self) -> Rc<Cell<f64>> {
        self.taken.clone()
    }
}

/// Puts a file into the unpacking stream, at the pace at which it is read.
async fn feed(blob: Blob, writer: Writer, taken: Rc<Cell<f64>>, broken: Rc<RefCell<Option<String>>>) {
    let mut at = 0.0;
    while at < blob.size() {
        let end = (at + 256.0 * 1024.0).min(blob.size());
        match bytes_of(&blob, at, end).await {
            Ok(bytes) => {
                if JsFuture::from(writer.write(&Uint8Array::from(&*bytes))).await.is_err() {
                    // The reading end says what is wrong.
                    return;
                }
            }
            Err(e) => {
                broken.replace(Some(e));
                let _ = JsFuture::from(writer.abort()).await;
                return;
            }
        }
        at = end;
        taken.set(at);
    }
    let _ = JsFuture::from(writer.close()).await;
}

impl Source for FileSource {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, SourceError> {
        let result = match JsFuture::from(self.ahead.clone()).await {
            Ok(result) => result,
            Err(e) => {
                return Err(match self.broken.take() {
                    Some(why) => SourceError::Unavailable(why),
                    None if self.packed => SourceError::Packed(said(&e)),
                    None => SourceError::Unavailable(said(&e)),
                });
            }
        };
        let field = |name: &str| Reflect::get(&result, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(None);
        }
        self.ahead = self.reader.read().unchecked_into();
        let bytes = Uint8Array::new(&field("value")).to_vec();
        if !self.packed {
            self.taken.set(self.taken.get() + bytes.len() as f64);
        }
        Ok(Some(bytes))
    }
}

impl Drop for FileSource {
    fn drop(&mut self) {
        // Cancelling a stream that has failed fails in the same way; that has been told already.
        let cancelled = JsFuture::from(self.reader.cancel());
        spawn_local(async move {
            let _ = cancelled.await;
        });
    }
}

/// Hands a file to the user as a download.
pub fn download(blob: &Blob, name: &str) -> Result<(), String> {
    let url = web_sys::Url::create_object_url_with_blob(blob).map_err(|e| said(&e))?;
    let document = leptos::prelude::document();
    let link = document.create_element("a").map_err(|e| said(&e))?.unchecked_into::<web_sys::HtmlAnchorElement>();
    link.set_href(&url);
    link.set_download(name);
    // Some browsers press only what is on the page.
    let body = document.body();
    if let Some(body) = &body {
        let _ = body.append_child(&link);
    }
    link.click();
    link.remove();
    // The download has begun by then; without this the browser would keep the bytes for as long as the tab lives.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// Calls a method that may not be there.
pub fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    function.apply(of, &arguments.iter().collect::<Array>())
}

/// The same where a promise is returned, awaited.
pub async fn call_async(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(of, method, arguments)?)).await
}
