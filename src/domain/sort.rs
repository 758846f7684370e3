//! Sorting with one instance of the library's sort for all types: each further one would add about 5 KB to the
//! program. Stable, like `slice::sort`.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts numbers, which stand for what `cmp` compares.
#[inline(never)]
pub fn numbers(numbers: &mut [u32], cmp: &mut dyn FnMut(u32, u32) -> Ordering) {
    numbers.sort_by(|a, b| cmp(*a, *b));
}

pub fn by<T>(items: &mut [T], mut cmp: impl FnMut(&T, &T) -> Ordering) {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    numbers(&mut order, &mut |a, b| cmp(&items[a as usize], &items[b as usize]));
    arrange(order, &mut |a, b| items.swap(a, b));
}

pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// A set, filled one by one: `collect` would sort first.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// Puts at each place what stood at the place that `order` names for it, ring by ring.
fn arrange(mut order: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while order[at] as usize != start {
            let next = order[at] as usize;
            swap(at, next);
            order[at] = at as u32;
            at = next;
        }
        order[at] = at as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_library_sorts() {
        let mut word: u64 = 9;
        for len in [0, 1, 2, 3, 10, 100, 1000] {
            let mut a: Vec<(u64, usize)> = (0..len)
                .map(|n| {
                    word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((word >> 33) % 20, n)
                })
                .collect();
            let mut b = a.clone();
            by_key(&mut a, |x| x.0);
            b.sort_by_key(|x| x.0);
            assert_eq!(a, b);
            by(&mut a, |x, y| y.cmp(x));
            assert!(a.is_sorted_by(|x, y| x >= y));
        }
    }
}
