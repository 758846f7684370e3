//! Stands in until the page is written.

use crate::i18n::{common, shell};
use crate::ui::components::*;
use leptos::prelude::*;

pub(super) fn today() -> impl IntoView {
    view! {
        <Page title=shell::TODAY>
            <Card>
                <EmptyState title=common::LOADING icon=Icon::Sun />
            </Card>
        </Page>
    }
}
