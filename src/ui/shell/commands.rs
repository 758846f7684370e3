//! What the palette offers everywhere: the pages and the commands of the whole app; and the keys of the shell.

use crate::i18n::{Lang, Text, lang_untracked, shell};
use crate::state::preferences::{self, Theme};
use crate::ui::components::palette::{PaletteItem, open_palette, use_palette_source};
use crate::ui::components::{Icon, toast};
use crate::ui::keys::{Scope, use_shortcut};
use crate::ui::router::{self, Step};
use crate::ui::routes::Route;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn register(help: RwSignal<bool>) {
    use_shortcut("mod+k", shell::KEY_PALETTE, Scope::Anywhere, open_palette);
    use_shortcut("?", shell::KEY_HELP, Scope::Anywhere, move || help.set(true));
    use_shortcut("mod+z", shell::KEY_UNDO, Scope::Anywhere, || {
        toast::press_newest_action();
    });
    use_palette_source(move |query| {
        let query = query.to_lowercase();
        let pages = Route::ALL.iter().filter(|r| r.built()).map(|r| {
            let route = *r;
            (shell::GROUP_PAGES, route.title(), route.icon(), act(move || router::navigate(route, &[], Step::Push)))
        });
        pages.chain(commands(help)).filter_map(|c| item(c, &query)).collect()
    });
}

type Act = Arc<dyn Fn() + Send + Sync>;
type Command = (Text, Text, Icon, Act);

fn act(run: impl Fn() + Send + Sync + 'static) -> Act {
    Arc::new(run)
}

fn commands(help: RwSignal<bool>) -> [Command; 5] {
    let group = shell::GROUP_COMMANDS;
    let theme = |theme: Theme| act(move || preferences::choose_theme(theme));
    [
        (group, shell::CMD_LANGUAGE, Icon::Language, act(other_language)),
        (group, shell::CMD_THEME_LIGHT, Icon::Sun, theme(Theme::Light)),
        (group, shell::CMD_THEME_DARK, Icon::Moon, theme(Theme::Dark)),
        (group, shell::CMD_THEME_SYSTEM, Icon::System, theme(Theme::System)),
        (group, shell::CMD_SHORTCUTS, Icon::Keyboard, act(move || help.set(true))),
    ]
}

fn other_language() {
    preferences::choose_lang(match lang_untracked() {
        Lang::Zh => Lang::En,
        Lang::En | Lang::Pseudo => Lang::Zh,
    });
}

/// Found by its words in either language: who writes English may think of a command by that name.
fn item((group, text, icon, run): Command, query: &str) -> Option<PaletteItem> {
    let label = text.get(lang_untracked()).to_owned();
    let lower = label.to_lowercase();
    let at = lower.find(query);
    if at.is_none() && !text.en.to_lowercase().contains(query) && !text.zh.contains(query) {
        return None;
    }
    // Lower case may have another length; then the find is shown without its mark.
    let marks = match at {
        Some(at) if !query.is_empty() && lower.len() == label.len() => std::iter::once(at..at + query.len()).collect(),
        _ => Vec::new(),
    };
    Some(PaletteItem { group: group.into(), label, sub: String::new(), marks, sub_marks: Vec::new(), icon, run })
}
