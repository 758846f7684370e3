//! The pages of the app: the one place that knows paths. A record is named in the query: `/customers?id=…`.

use crate::i18n::{Text, shell};
use crate::ui::components::Icon;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    Today,
    Customers,
    Deals,
    Service,
    Surveys,
    Learn,
    Analysis,
    Data,
    Settings,
    /// The components one by one, to look at them. In debug builds only.
    #[cfg(debug_assertions)]
    Gallery,
}

impl Route {
    /// In the order of the navigation.
    pub const ALL: &[Route] = &[
        Route::Today,
        Route::Customers,
        Route::Deals,
        Route::Service,
        Route::Surveys,
        Route::Learn,
        Route::Analysis,
        Route::Data,
        Route::Settings,
    ];

    /// The directory below the app's own, empty for the first page.
    pub const fn path(self) -> &'static str {
        match self {
            Route::Today => "",
            Route::Customers => "customers",
            Route::Deals => "deals",
            Route::Service => "service",
            Route::Surveys => "surveys",
            Route::Learn => "learn",
            Route::Analysis => "analysis",
            Route::Data => "data",
            Route::Settings => "settings",
            #[cfg(debug_assertions)]
            Route::Gallery => "gallery",
        }
    }

    pub const fn title(self) -> Text {
        match self {
            Route::Today => shell::TODAY,
            Route::Customers => shell::CUSTOMERS,
            Route::Deals => shell::DEALS,
            Route::Service => shell::SERVICE,
            Route::Surveys => shell::SURVEYS,
            Route::Learn => shell::LEARN,
            Route::Analysis => shell::ANALYSIS,
            Route::Data => shell::DATA,
            Route::Settings => shell::SETTINGS,
            #[cfg(debug_assertions)]
            Route::Gallery => shell::GALLERY,
        }
    }

    pub const fn icon(self) -> Icon {
        match self {
            Route::Today => Icon::Sun,
            Route::Customers => Icon::People,
            Route::Deals => Icon::Columns,
            Route::Service => Icon::Chat,
            Route::Surveys => Icon::Checklist,
            Route::Learn => Icon::Book,
            Route::Analysis => Icon::Bars,
            Route::Data => Icon::Shield,
            Route::Settings => Icon::Gear,
            #[cfg(debug_assertions)]
            Route::Gallery => Icon::Star,
        }
    }

    /// Whether the part is there. What is not built is neither shown nor reached.
    pub const fn built(self) -> bool {
        match self {
            Route::Today | Route::Customers | Route::Data | Route::Settings => true,
            Route::Deals | Route::Service | Route::Surveys | Route::Learn | Route::Analysis => false,
            #[cfg(debug_assertions)]
            Route::Gallery => true,
        }
    }

    /// Stands apart at the rail's foot: about the app rather than the day's work.
    pub const fn at_foot(self) -> bool {
        matches!(self, Route::Data | Route::Settings)
    }

    /// The route of a path below the app's own directory, with or without its closing slash.
    pub fn from_path(path: &str) -> Option<Route> {
        let path = path.trim_matches('/');
        let path = path.strip_suffix("index.html").map_or(path, |p| p.trim_end_matches('/'));
        #[cfg(debug_assertions)]
        if path == Route::Gallery.path() {
            return Some(Route::Gallery);
        }
        Route::ALL.iter().copied().find(|r| r.built() && r.path() == path)
    }
}
