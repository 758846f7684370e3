//! What a component can be told to say.

use crate::i18n::Text;
use leptos::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// A label or sentence given to a component: a [`Text`] of the tables (follows the language), a string of the user's
/// data, a signal, or a closure for a sentence with values: `move || customers::n_customers(lang(), n.get())`.
#[derive(Clone)]
pub struct Words(Inner);

#[derive(Clone)]
enum Inner {
    Text(Text),
    Fixed(Arc<str>),
    Signal(Signal<String>),
    Made(Arc<dyn Fn() -> String + Send + Sync>),
}

impl Words {
    pub fn get(&self) -> Cow<'static, str> {
        match &self.0 {
            Inner::Text(text) => Cow::Borrowed(crate::i18n::tr(*text)),
            Inner::Fixed(fixed) => Cow::Owned(fixed.to_string()),
            Inner::Signal(signal) => Cow::Owned(signal.get()),
            Inner::Made(make) => Cow::Owned(make()),
        }
    }

    pub fn get_untracked(&self) -> Cow<'static, str> {
        untrack(|| self.get())
    }

    /// For `{…}` where many are made at once: what is fixed is not followed.
    pub fn draw(&self) -> AnyView {
        match &self.0 {
            Inner::Fixed(fixed) => fixed.to_string().into_any(),
            _ => self.show().into_any(),
        }
    }

    /// For `{…}` and for attributes in `view!`. One closure type everywhere, which keeps the program small.
    pub fn show(&self) -> impl Fn() -> Cow<'static, str> + Clone + Send + Sync + 'static + use<> {
        let words = self.clone();
        move || words.get()
    }
}

impl From<Text> for Words {
    fn from(text: Text) -> Self {
        Self(Inner::Text(text))
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self(Inner::Fixed(text.into()))
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self(Inner::Fixed(text.into()))
    }
}

impl From<Signal<String>> for Words {
    fn from(signal: Signal<String>) -> Self {
        Self(Inner::Signal(signal))
    }
}

impl From<Memo<String>> for Words {
    fn from(memo: Memo<String>) -> Self {
        Self(Inner::Signal(memo.into()))
    }
}

impl From<RwSignal<String>> for Words {
    fn from(signal: RwSignal<String>) -> Self {
        Self(Inner::Signal(signal.into()))
    }
}

impl<F> From<F> for Words
where
    F: Fn() -> String + Send + Sync + 'static,
{
    fn from(make: F) -> Self {
        Self(Inner::Made(Arc::new(make)))
    }
}
