//! Mounts the app; everything else is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    changliu::ui::start();
}

// The native build exists for tests only.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
