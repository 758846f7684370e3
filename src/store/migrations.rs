//! stub
use crate::domain::Collection;
pub const FORMAT_VERSION: u32 = 1;
pub fn upgrade(_c: Collection, _from: u32, v: serde_json::Value) -> Result<serde_json::Value, String> {
    Ok(v)
}
