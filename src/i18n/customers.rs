//! The words of customers, their log, their next actions and their history.

mod labels;

use super::{Lang, format::count, plural, say, texts};
pub use labels::draft_error;

texts! {
    NEW_CUSTOMER = "新客户", "New customer";
}

pub fn n_customers(lang: Lang, n: usize) -> String {
    let shown = count(n);
    say(lang, format_args!("{shown} 户"), format_args!("{shown} {}", plural(n, "customer", "customers")))
}
