//! Parts of the program that are loaded when they are first used, so that the first load stays small.
//!
//! A function declared by [`on_demand!`](crate::on_demand) is a border: what only it reaches, code and data, goes into
//! the part named, and what several parts reach goes into a file that they share. `./dev build` splits the program
//! there (tools/split.sh); in other builds everything is in one file and the function is called directly. The service worker
//! has fetched all parts by the time it says that the app works offline.

use crate::store::StoreError;
use std::pin::Pin;

/// A part did not arrive: the network is gone before the service worker had everything, or the server
/// already has another version. Nothing is lost by trying again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

impl From<Missing> for StoreError {
    fn from(_: Missing) -> StoreError {
        StoreError::NotLoaded
    }
}

/// A future as it crosses the border of a part.
pub type Boxed<T> = Pin<Box<dyn Future<Output = T>>>;

/// Declares a function whose body is in the part of the program named first. `fn name(…) -> T` becomes
/// `async fn name(…) -> Result<T, Missing>`; `async fn name(…) -> Result<T, E>` stays as it is, where `E: From<Missing>`.
#[macro_export]
macro_rules! on_demand {
    ($part:ident: $(#[$meta:meta])* $vis:vis async fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $out:ty $body:block) => {
        $(#[$meta])*
        $vis async fn $name($($arg: $type),*) -> $out {
            $crate::on_demand! {
                $part: fn $name($($arg: $type),*) -> $crate::state::parts::Boxed<$out> {
                    Box::pin(async move $body)
                }
            }
            $name($($arg),*).await?.await
        }
    };

    ($part:ident: $(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $out:ty $body:block) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $(#[$meta])*
        $vis fn $name($($arg: $type),*) -> Result<$out, $crate::state::parts::Missing> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        $(#[$meta])*
        $vis async fn $name($($arg: $type),*) -> Result<$out, $crate::state::parts::Missing> {
            Ok($body)
        }
    };
}
