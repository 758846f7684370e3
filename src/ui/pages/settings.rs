//! What is set once: language, appearance, installing; and what one may want to know.

use crate::i18n::{Lang, lang, settings as words, shell};
use crate::state::preferences::{self, Theme};
use crate::ui::components::*;
use leptos::prelude::*;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

pub(super) fn settings() -> AnyView {
    view! {
        <Page title=shell::SETTINGS>
            <div class="stack settings">{language()} {appearance()}</div>
        </Page>
    }
    .into_any()
}

fn language() -> AnyView {
    let chosen = Signal::derive(|| LANGS.iter().position(|l| *l == lang()));
    let choose = Callback::new(|(i,): (Option<usize>,)| {
        if let Some(lang) = i.and_then(|i| LANGS.get(i)) {
            preferences::choose_lang(*lang);
        }
    });
    let options = Options::new(vec![words::CHINESE.into(), words::ENGLISH.into()], chosen, choose);
    view! {
        <Card title=words::LANGUAGE>
            <ChoiceField label=words::LANGUAGE hide_label=true hint=words::LANGUAGE_HINT options=options />
        </Card>
    }
    .into_any()
}

fn appearance() -> AnyView {
    let chosen = Signal::derive(|| THEMES.iter().position(|t| *t == preferences::theme()));
    let choose = Callback::new(|(i,): (Option<usize>,)| {
        if let Some(theme) = i.and_then(|i| THEMES.get(i)) {
            preferences::choose_theme(*theme);
        }
    });
    let names = vec![words::THEME_SYSTEM.into(), words::THEME_LIGHT.into(), words::THEME_DARK.into()];
    let options = Options::new(names, chosen, choose).icons(&[Icon::System, Icon::Sun, Icon::Moon]);
    view! {
        <Card title=words::THEME>
            <ChoiceField label=words::THEME hide_label=true options=options />
        </Card>
    }
    .into_any()
}
