//! Stands in until the page is written.

use crate::i18n::{common, shell};
use crate::ui::components::*;
use leptos::prelude::*;

pub(super) fn data() -> impl IntoView {
    view! {
        <Page title=shell::DATA>
            <Card>
                <EmptyState title=common::LOADING icon=Icon::Shield />
            </Card>
        </Page>
    }
}
