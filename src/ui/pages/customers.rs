//! Stands in until the page is written.

use crate::i18n::{common, shell};
use crate::ui::components::*;
use leptos::prelude::*;

pub(super) fn customers() -> impl IntoView {
    view! {
        <Page title=shell::CUSTOMERS>
            <Card>
                <EmptyState title=common::LOADING icon=Icon::People />
            </Card>
        </Page>
    }
}
