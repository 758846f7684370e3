//! A path without a page.

use crate::i18n::shell;
use crate::ui::components::*;
use crate::ui::router;
use crate::ui::routes::Route;
use leptos::prelude::*;

pub(super) fn not_found() -> AnyView {
    view! {
        <Page title=shell::NOT_FOUND>
            <Card>
                <EmptyState
                    title=shell::NOT_FOUND_BODY
                    icon=Icon::Search
                    actions=|| {
                        view! {
                            <LinkButton
                                label=shell::NOT_FOUND_BACK
                                href=router::href(Route::Today, &[])
                                variant=Variant::Primary
                            />
                        }
                    }
                />
            </Card>
        </Page>
    }
    .into_any()
}
