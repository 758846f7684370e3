//! What is set once: language, appearance, installing; and what one may want to know.

use crate::i18n::{Lang, lang, settings as words, shell, t};
use crate::on_demand;
use crate::state::preferences::{self, Theme};
use crate::ui::components::*;
use crate::ui::install::{self, Install};
use crate::ui::routes::Route;
use leptos::prelude::*;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

on_demand! {
    settings: pub(super) fn settings() -> AnyView {
        view! {
            <Page title=shell::SETTINGS>
                <div class="settings">
                    <div class="stack">{language()} {appearance()} {installing()} {privacy()}</div>
                    <div class="stack">{shortcuts()} {about()}</div>
                </div>
            </Page>
        }
        .into_any()
    }
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

fn installing() -> AnyView {
    let body = move || match install::state() {
        Install::Installed => view! { <p>{t(words::INSTALLED)}</p> }.into_any(),
        Install::Offered => view! {
            <p>{t(words::INSTALL_BODY)}</p>
            <p>
                <Button
                    label=words::INSTALL_BUTTON
                    icon=Icon::Install
                    variant=Variant::Primary
                    on_press=install::ask
                />
            </p>
        }
        .into_any(),
        Install::AppleByHand => view! {
            <p>{t(words::INSTALL_BODY)}</p>
            <p>{t(words::INSTALL_IOS)}</p>
            <p>{t(words::INSTALL_IOS_WHY)}</p>
        }
        .into_any(),
        Install::ByHand => view! {
            <p>{t(words::INSTALL_BODY)}</p>
            <p>{t(words::INSTALL_OTHER)}</p>
        }
        .into_any(),
    };
    view! {
        <Card title=words::INSTALL>
            <div class="prose">{body}</div>
        </Card>
    }
    .into_any()
}

fn shortcuts() -> AnyView {
    view! {
        <Card title=shell::SHORTCUTS aside=|| t(words::SHORTCUTS_HINT)>
            <ShortcutList />
        </Card>
    }
    .into_any()
}

fn privacy() -> AnyView {
    view! {
        <Card title=words::PRIVACY>
            <div class="prose">
                <p>{t(words::PRIVACY_1)}</p>
                <p>{t(words::PRIVACY_2)}</p>
                <p>
                    {t(words::PRIVACY_3)} " " <Link to=Route::Data>{t(words::PRIVACY_LINK)}</Link>
                </p>
            </div>
        </Card>
    }
    .into_any()
}

fn about() -> AnyView {
    let facts = [(words::VERSION, env!("CARGO_PKG_VERSION")), (words::LICENCE, env!("CARGO_PKG_LICENSE"))];
    let facts = facts.map(|(name, value)| {
        view! {
            <div class="settings__fact">
                <dt>{t(name)}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    view! {
        <Card title=words::ABOUT>
            <div class="prose">
                <p>{t(words::ABOUT_BODY)}</p>
                <dl>{facts.into_iter().collect_view()}</dl>
            </div>
        </Card>
    }
    .into_any()
}
