//! Segments and the directory made of them.

use crate::demo::{demo, today};
use changliu::domain::customers::{Customer, Kind, Phone, PhoneKind, Region, Stage, Tag};
use changliu::domain::demo::{Demo, Rng, bench};
use changliu::domain::record::Record;
use changliu::domain::search::{self, cmp_names};
use changliu::domain::{Action, Collection, Id, LogEntry, Timestamp};
use changliu::store::blocks;
use changliu::store::directory::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Blocks by key as the store keeps them, and the directory that follows every change.
#[derive(Default)]
struct Store {
    blocks: BTreeMap<String, Vec<u8>>,
    directory: Directory,
}

impl Store {
    fn of(demo: &Demo) -> Store {
        let mut store = Store::default();
        demo.customers.iter().for_each(|r| store.put(r));
        demo.logs.iter().for_each(|r| store.put(r));
        demo.actions.iter().for_each(|r| store.put(r));
        store
    }
    fn put<R: Record>(&mut self, record: &R) {
        self.write(R::COLLECTION, &record.cluster_key(), Some(&serde_json::to_vec(record).unwrap()));
    }
    fn take_out<R: Record>(&mut self, record: &R) {
        self.write(R::COLLECTION, &record.cluster_key(), None);
    }
    fn write(&mut self, collection: Collection, key: &str, json: Option<&[u8]>) {
        let name = collection.name();
        let wanted = format!("{name}/{key}");
        let block = self.blocks.range(format!("{name}/")..=wanted.clone()).next_back();
        // Before the first block of the collection there is its first block.
        let block = block.or_else(|| self.blocks.range(wanted..format!("{name}0")).next());
        let (old_key, old) = block.map(|(k, b)| (k.clone(), b.clone())).unwrap_or_default();
        let new = blocks::with(&old, key, json);
        self.blocks.remove(&old_key);
        let mut gone = vec![old_key];
        for part in blocks::split(new).into_iter().filter(|p| !p.is_empty()) {
            let key = format!("{name}/{}", String::from_utf8_lossy(blocks::first_key(&part).unwrap()));
            gone.retain(|k| *k != key);
            self.directory.load(&key, build_segment(collection, &part).unwrap()).unwrap();
            self.blocks.insert(key, part);
        }
        gone.iter().filter(|k| !k.is_empty()).for_each(|k| self.directory.remove(k));
    }
    /// A directory made from nothing but the blocks.
    fn fresh(&self) -> Directory {
        let mut d = Directory::new();
        for (key, block) in &self.blocks {
            let collection = Collection::from_name(key.split('/').next().unwrap()).unwrap();
            d.load(key, build_segment(collection, block).unwrap()).unwrap();
        }
        d
    }
}

/// Everything that a directory says, without slots.
fn everything(d: &mut Directory, queries: &[Query]) -> Vec<String> {
    let mut out = vec![format!("{:?}", d.counts()), format!("{:?}", d.tags()), format!("{:?}", d.industries())];
    let from = today();
    let mut ids = BTreeSet::new();
    for query in queries {
        let slots = d.query(query);
        let found: Vec<Id> = slots.iter().map(|s| d.row(*s).unwrap().id()).collect();
        ids.extend(found.iter().copied());
        out.push(format!("{query:?} {found:?}"));
    }
    for id in ids {
        let row = d.row_of(id).unwrap();
        let facts = (row.name(), row.alias(), row.title(), row.industry(), row.phone(), row.tags().collect::<Vec<_>>());
        let more = (
            row.kind(),
            row.gender(),
            row.stage(),
            row.standing(),
            row.trade(),
            row.nature(),
            row.size(),
            row.region(),
        );
        let times = (row.created_at(), row.updated_at(), row.deleted_at(), row.last_contact(), row.next_due());
        let rest = (row.is_demo(), row.is_deleted(), row.logs(), row.contacts(), row.organisation_id());
        out.push(format!("{id} {facts:?} {more:?} {times:?} {rest:?} {:?}", row.organisation().map(|o| o.id())));
        let contacts: Vec<_> = d.contacts_of(id).into_iter().map(|s| d.row(s).unwrap().id()).collect();
        out.push(format!("{contacts:?}"));
        out.push(format!("{:?}", without_slots(d.actions_of(id))));
    }
    let mut coming: Vec<_> = d
        .coming(from, 30)
        .iter()
        .map(|c| format!("{} {:?} {:?}", c.on, c.occasion, d.row(c.slot).unwrap().id()))
        .collect();
    coming.sort();
    out.extend(coming);
    out.push(format!("{:?}", without_slots(d.open_actions(None, from.plus_days(7)))));
    out.push(format!("{:?}", without_slots(d.open_actions(Some(from), from))));
    out.push(format!("{:?}", without_slots(d.done_actions(Timestamp::from_millis(1_790_000_000_000)))));
    out.push(format!("{:?} {:?}", d.trash(), d.unreadable()));
    out
}

#[track_caller]
fn same(a: Vec<String>, b: Vec<String>) {
    let short = |s: &String| s.chars().take(600).collect::<String>();
    if let Some((a, b)) = a.iter().zip(&b).find(|(a, b)| a != b) {
        panic!("{}\n{}", short(a), short(b));
    }
    assert_eq!(a.len(), b.len());
}

fn without_slots(rows: Vec<ActionRow<'_>>) -> Vec<ActionRow<'_>> {
    rows.into_iter().map(|row| ActionRow { slot: None, ..row }).collect()
}

fn sorts() -> impl Iterator<Item = (Sort, bool)> {
    [Sort::Name, Sort::LastContact, Sort::NextAction, Sort::Created, Sort::Updated]
        .into_iter()
        .flat_map(|s| [(s, false), (s, true)])
}

fn queries() -> Vec<Query> {
    let mut all: Vec<Query> =
        sorts().map(|(sort, descending)| Query { sort, descending, ..Query::default() }).collect();
    all.push(Query { scope: Scope::Trash, ..Query::default() });
    for text in ["z", "zhou", "wang li", "明", "苏州 经理", "154", "0012", "VIP", "有限公司", "hw", ",", "老客户"]
    {
        all.push(Query { text: text.to_owned(), ..Query::default() });
    }
    let f = Filters::default;
    all.extend(
        [
            Filters { kind: Some(Kind::Organisation), ..f() },
            Filters { stages: vec![Stage::Loyal, Stage::New], regions: vec![Region::East], ..f() },
            Filters { tags: vec!["vip".to_owned(), "决策人".to_owned()], ..f() },
            Filters { tags: vec!["重点".to_owned(), "VIP".to_owned()], tag_match: TagMatch::All, ..f() },
            Filters { has_phone: Some(false), ..f() },
            Filters { no_contact_since: Some(Timestamp::from_millis(1_792_000_000_000)), ..f() },
            Filters { due_by: Some(today()), ..f() },
            Filters { demo: Some(false), ..f() },
        ]
        .map(|filters| Query { filters, ..Query::default() }),
    );
    all
}

#[test]
fn the_directory_says_what_the_records_say() {
    let demo = demo(11);
    let mut store = Store::of(&demo);
    let by_id: BTreeMap<Id, &Customer> = demo.customers.iter().map(|c| (c.id, c)).collect();
    let d = &mut store.directory;
    let last = |id: Id| demo.logs.iter().filter(|l| l.customer == id && l.kind.is_contact()).map(|l| l.at).max();
    let due =
        |id: Id| demo.actions.iter().filter(|a| a.customer == Some(id) && a.done_at.is_none()).map(|a| a.due).min();
    for c in &demo.customers {
        let row = d.row_of(c.id).unwrap();
        assert_eq!((row.name(), row.alias(), row.title()), (c.name.as_str(), c.alias.as_str(), c.title.as_str()));
        assert_eq!(row.tags().collect::<Vec<_>>(), c.tags.iter().map(Tag::as_str).collect::<Vec<_>>());
        assert_eq!(row.phone(), c.phones.first().map(|p| p.number.as_str()));
        assert_eq!((row.stage(), row.standing(), row.trade()), (c.stage, c.standing, c.trade));
        assert_eq!((row.nature(), row.size(), row.region(), row.gender()), (c.nature, c.size, c.region, c.gender));
        assert_eq!((row.created_at(), row.updated_at(), row.deleted_at()), (c.created_at, c.updated_at, None));
        assert_eq!((row.industry(), row.is_demo()), (c.industry.as_str(), true));
        assert_eq!(row.organisation_id(), c.organisation);
        assert_eq!(row.organisation().map(|o| o.id()), c.organisation);
        assert_eq!(row.last_contact(), last(c.id));
        assert_eq!(row.next_due(), due(c.id));
        assert_eq!(row.logs() as usize, demo.logs.iter().filter(|l| l.customer == c.id).count());
        assert_eq!(row.contacts() as usize, demo.customers.iter().filter(|p| p.organisation == Some(c.id)).count());
        assert_eq!(d.contacts_of(c.id).len(), row.contacts() as usize);
    }
    // Dates to come.
    let mut expected: Vec<String> = Vec::new();
    for c in &demo.customers {
        for (on, date) in c.coming_dates(today()).into_iter().filter(|(on, _)| on.days_since(today()) < 40) {
            expected.push(format!("{on} {} {:?}", c.id, date.map(|d| d.label.as_str())));
        }
    }
    let label = |c: &Coming| match c.occasion {
        Occasion::Birthday { .. } => None,
        Occasion::Date { label, .. } => Some(label.to_owned()),
    };
    let coming = d.coming(today(), 40);
    assert!(coming.is_sorted_by_key(|c| c.on));
    let mut found: Vec<String> =
        coming.iter().map(|c| format!("{} {} {:?}", c.on, d.row(c.slot).unwrap().id(), label(c))).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    // Actions.
    let open: Vec<Id> = d.open_actions(None, today().plus_days(3)).iter().map(|a| a.id).collect();
    let mut expected: Vec<&Action> =
        demo.actions.iter().filter(|a| a.done_at.is_none() && a.due <= today().plus_days(3)).collect();
    expected.sort_by_key(|a| (a.due, a.time.is_none(), a.time, a.id));
    assert_eq!(open, expected.iter().map(|a| a.id).collect::<Vec<_>>());
    for a in d.open_actions(None, today().plus_days(3)) {
        let action = expected.iter().find(|b| b.id == a.id).unwrap();
        assert_eq!(
            (a.title, a.kind, a.time, a.customer),
            (action.title.as_str(), action.kind, action.time, action.customer)
        );
        assert_eq!((a.follow_up_day, a.postponed, a.done_at), (action.follow_up_day, action.postponed, None));
        assert_eq!(a.slot, a.customer.and_then(|id| d.slot_of(id)));
    }
    let counts = d.counts();
    assert_eq!((counts.customers, counts.demo, counts.logs), (200, 200, demo.logs.len() as u32));
    assert_eq!(counts.open_actions + counts.done_actions, demo.actions.len() as u32);
    assert_eq!(d.demo_customers().len(), 200);
    // Orders.
    for (sort, descending) in sorts() {
        let slots = d.query(&Query { sort, descending, ..Query::default() });
        assert_eq!(slots.len(), 200);
        let rows: Vec<Row> = slots.iter().map(|s| d.row(*s).unwrap()).collect();
        for pair in rows.windows(2) {
            let (a, b) = if descending { (pair[1], pair[0]) } else { (pair[0], pair[1]) };
            let in_order = match sort {
                Sort::Name if a.kind() == b.kind() && a.kind() == Kind::Person => cmp_names(a.name(), b.name()).is_le(),
                Sort::Name => true,
                Sort::LastContact => a.last_contact() <= b.last_contact(),
                Sort::NextAction if pair[1].next_due().is_none() => true,
                Sort::NextAction => pair[0].next_due().is_some() && a.next_due() <= b.next_due(),
                Sort::Created => a.created_at() <= b.created_at(),
                Sort::Updated => a.updated_at() <= b.updated_at(),
            };
            assert!(in_order, "{sort:?} {} {}", a.name(), b.name());
        }
    }
    // Searches, against the plain form of the rule.
    for text in [
        "z",
        "zh",
        "wmy",
        "lishi",
        "wang",
        "总",
        "经理 苏州",
        "154",
        "1540",
        "0755 8",
        "example.com",
        "K",
        "老客户",
        "茶",
        "有限",
        ",",
        "kehu",
    ] {
        let found: BTreeSet<Id> = d
            .query(&Query { text: text.to_owned(), ..Query::default() })
            .to_vec()
            .iter()
            .map(|s| d.row(*s).unwrap().id())
            .collect();
        let query = search::Query::parse(text);
        let matches = |c: &&Customer| query.matches(c, c.organisation.and_then(|id| by_id.get(&id).copied()));
        let expected: BTreeSet<Id> = demo.customers.iter().filter(matches).map(|c| c.id).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn every_edit_leaves_what_a_fresh_start_would_show() {
    let demo = demo(12);
    let mut store = Store::of(&demo);
    let mut rng = Rng::new(99);
    let queries = queries();
    let (mut customers, mut logs, mut actions) = (demo.customers, demo.logs, demo.actions);
    // Slots stay.
    let slots: Vec<_> = customers.iter().map(|c| (c.id, store.directory.slot_of(c.id))).collect();
    for round in 0..36u64 {
        let at = Timestamp::from_millis(1_795_300_000_000 + round as i64 * 1000);
        for _ in 0..rng.below(4) {
            let n = rng.below(customers.len());
            let c = &mut customers[n];
            match rng.below(7) {
                0 => {
                    c.name = changliu::domain::customers::Name::parse(
                        ["周明远", "Zoe", "区大伟", "上海试验有限公司"][rng.below(4)],
                    )
                    .unwrap()
                }
                1 => c.deleted_at = if c.deleted_at.is_some() { None } else { Some(at) },
                2 => {
                    c.tags =
                        vec![Tag::parse(["VIP", "vip", "新 标签"][rng.below(3)]).unwrap(), Tag::parse("重点").unwrap()]
                }
                3 => {
                    c.phones = vec![Phone {
                        kind: PhoneKind::Home,
                        number: "+86 154 0012 9999".to_owned(),
                        extra: Default::default(),
                    }]
                }
                4 => c.phones.clear(),
                5 if c.kind == Kind::Person => {
                    c.organisation = if c.organisation.is_some() { None } else { Some(slots[0].0) }
                }
                _ => c.notes = "长".repeat(rng.below(20_000)),
            }
            c.updated_at = at;
            let c = c.clone();
            store.put(&c);
        }
        for _ in 0..rng.below(3) {
            let n = rng.below(logs.len());
            let log = &mut logs[n];
            match rng.below(3) {
                0 => log.deleted_at = if log.deleted_at.is_some() { None } else { Some(at) },
                1 => log.at = at,
                _ => log.text = "再谈一次".repeat(rng.below(3000)),
            }
            store.put(&log.clone());
        }
        for _ in 0..rng.below(3) {
            let n = rng.below(actions.len());
            let action = &mut actions[n];
            match rng.below(4) {
                0 => action.deleted_at = if action.deleted_at.is_some() { None } else { Some(at) },
                1 => action.done_at = if action.done_at.is_some() { None } else { Some(at) },
                2 => action.due = action.due.plus_days(rng.between(-5, 5)),
                _ => action.title = "改了标题".repeat(rng.below(2000)),
            }
            store.put(&action.clone());
        }
        if round % 7 == 3 {
            // For good, as when the demo is taken away.
            store.take_out(&customers.swap_remove(rng.below(customers.len())));
            store.take_out(&logs.swap_remove(rng.below(logs.len())));
            store.take_out(&actions.swap_remove(rng.below(actions.len())));
        }
        if round % 5 == 0 {
            same(everything(&mut store.directory, &queries), everything(&mut store.fresh(), &queries));
        } else {
            // Keeps orders in use between edits.
            store.directory.query(&queries[rng.below(queries.len())]);
        }
    }
    for (id, slot) in slots.into_iter().filter(|(id, _)| customers.iter().any(|c| c.id == *id)) {
        assert_eq!(store.directory.slot_of(id), slot);
    }
    assert!(store.blocks.len() > 12, "blocks were split: {}", store.blocks.len());
}

#[test]
fn taking_everything_out_leaves_nothing() {
    let mut store = Store::of(&demo(13));
    let keys: Vec<String> = store.blocks.keys().cloned().collect();
    keys.iter().for_each(|key| store.directory.remove(key));
    let d = &mut store.directory;
    assert_eq!(d.counts(), Counts::default());
    assert_eq!((d.tags().len(), d.industries().len(), d.trash().len(), d.query(&Query::default()).len()), (0, 0, 0, 0));
    assert!(d.open_actions(None, today().plus_days(999)).is_empty());
}

#[test]
fn loading_in_any_order_is_the_same() {
    let store = Store::of(&demo(14));
    let mut keys: Vec<_> = store.blocks.keys().collect();
    let queries = queries();
    let expected = everything(&mut store.fresh(), &queries);
    for seed in 0..3 {
        Rng::new(seed).shuffle(&mut keys);
        let mut d = Directory::new();
        for key in &keys {
            let collection = Collection::from_name(key.split('/').next().unwrap()).unwrap();
            d.load(key, build_segment(collection, &store.blocks[*key]).unwrap()).unwrap();
        }
        same(everything(&mut d, &queries), expected.clone());
    }
}

#[test]
fn unreadable_lines_are_listed() {
    let c = bench(1, 1).next().unwrap();
    let (key, good) = (c.cluster_key(), serde_json::to_string(&c).unwrap());
    let other = Id::from_parts(9_000_000_000_000, [1; 10]).to_string();
    let lines: Vec<(Vec<u8>, Vec<u8>)> = vec![
        (key.clone().into(), good.clone().into()),
        (key.clone().into(), good.clone().into()),
        (other.clone().into(), good.clone().into()),
        (other.clone().into(), b"{}".to_vec()),
        (other.clone().into(), good.replace("\"kind\":\"organisation\"", "\"kind\":\"ghost\"").into()),
        (other.clone().into(), good[..50].into()),
        (b"\xFF\xFE".to_vec(), b"\"\xFF\"".to_vec()),
        (b"no tab".to_vec(), Vec::new()),
    ];
    let mut block = Vec::new();
    for (key, json) in &lines {
        block.extend_from_slice(key);
        if !json.is_empty() {
            block.push(b'\t');
            block.extend_from_slice(json);
        }
        block.push(b'\n');
    }
    let segment = build_segment(Collection::Customers, &block).unwrap();
    assert_eq!(check_segment(&segment), Ok(Info { collection: Collection::Customers, lines: 8, unreadable: 7 }));
    let mut d = Directory::new();
    d.load("customers/a", segment).unwrap();
    assert_eq!(d.query(&Query::default()).len(), 1);
    use Unreadable::*;
    let found: Vec<_> =
        d.unreadable().iter().map(|u| (u.why, u.key.to_vec(), u.block)).map(|(w, k, b)| (w, k, b.to_owned())).collect();
    let expected = [Doubled, WrongKey, NotARecord, NotARecord, NotJson, NotJson, NotJson];
    assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), expected);
    assert_eq!(found[5].1, b"\xFF\xFE");
    assert!(found.iter().all(|f| f.2 == "customers/a"));
    d.load("customers/a", build_segment(Collection::Customers, b"").unwrap()).unwrap();
    assert!(d.unreadable().is_empty() && d.query(&Query::default()).is_empty());
}

#[test]
fn segments_that_do_not_fit_are_refused() {
    let segment = build_segment(Collection::Customers, b"").unwrap();
    let mut d = Directory::new();
    assert_eq!(d.load("logs/x", segment.clone()), Err(SegmentFault::Collection));
    assert_eq!(d.load("nonsense", segment.clone()), Err(SegmentFault::Collection));
    assert_eq!(check_segment(b""), Err(SegmentFault::NotASegment));
    assert_eq!(check_segment(&segment[..20]), Err(SegmentFault::NotASegment));
    let mut old = segment.clone();
    old[4] ^= 1;
    assert_eq!(check_segment(&old), Err(SegmentFault::Version));
    assert_eq!(build_segment(Collection::History, b""), None);
}

/// Segments of all three kinds, small ones, to be spoilt.
fn samples() -> Vec<Vec<u8>> {
    let demo = demo(15);
    let block = |lines: Vec<(String, Vec<u8>)>| {
        let mut out = Vec::new();
        lines.iter().for_each(|(key, json)| blocks::append(&mut out, key, json));
        out
    };
    fn lines<R: Record>(records: &[R]) -> Vec<(String, Vec<u8>)> {
        records.iter().take(4).map(|r| (r.cluster_key(), serde_json::to_vec(r).unwrap())).collect()
    }
    let mut logs: Vec<LogEntry> = demo.logs.clone();
    logs[1].deleted_at = Some(Timestamp::default());
    vec![
        build_segment(Collection::Customers, &block(lines(&demo.customers))).unwrap(),
        build_segment(Collection::Logs, &block(lines(&logs))).unwrap(),
        build_segment(Collection::Actions, &block(lines(&demo.actions))).unwrap(),
    ]
}

/// Loads what may be anything and asks it everything.
fn poke(segment: Vec<u8>) {
    let Ok(info) = check_segment(&segment) else { return };
    let mut d = Directory::new();
    let key = format!("{}/x", info.collection.name());
    d.load(&key, segment.clone()).unwrap();
    d.load(&key, segment).unwrap();
    let tagged = Filters { tags: vec!["重点".to_owned()], ..Filters::default() };
    let queries = [("", Filters::default()), ("z", Filters::default()), ("明", tagged), ("154", Filters::default())];
    for (text, filters) in queries {
        for scope in [Scope::Live, Scope::Trash] {
            let (text, filters) = (text.to_owned(), filters.clone());
            let found = d.query(&Query { text, filters, sort: Sort::Updated, scope, ..Query::default() });
            for row in found.iter().filter_map(|s| d.row(*s)) {
                let texts = (row.name().len(), row.tags().count(), row.phone(), row.texts().count());
                std::hint::black_box((texts, row.deleted_at(), row.organisation().is_some(), row.digits().count()));
            }
        }
    }
    std::hint::black_box((
        d.coming(today(), 400).len(),
        d.counts(),
        d.trash().len(),
        d.open_actions(None, today()).len(),
    ));
    d.remove(&key);
    assert!(d.query(&Query::default()).is_empty());
}

#[test]
fn no_single_changed_byte_goes_unnoticed() {
    for sample in samples() {
        for at in 0..sample.len() {
            let mut spoilt = sample.clone();
            spoilt[at] = spoilt[at].wrapping_add(1 + (at % 255) as u8);
            assert!(check_segment(&spoilt).is_err() || at / 4 == 2, "byte {at}");
        }
        for cut in 0..sample.len() {
            assert!(check_segment(&sample[..cut]).is_err());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12_000))]

    #[test]
    fn any_bytes_can_be_checked(seed in any::<u64>(), len in 0usize..300) {
        let mut rng = Rng::new(seed);
        prop_assert!(check_segment(&(0..len).map(|_| rng.word() as u8).collect::<Vec<u8>>()).is_err());
    }

    #[test]
    fn any_bytes_can_be_a_block(seed in any::<u64>(), len in 0usize..120) {
        let mut rng = Rng::new(seed);
        let mut byte = || if rng.chance(30) { rng.one(b"\n\t{}\":") } else { rng.word() as u8 };
        let bytes: Vec<u8> = (0..len).map(|_| byte()).collect();
        let collection = [Collection::Customers, Collection::Logs, Collection::Actions][len % 3];
        let info = check_segment(&build_segment(collection, &bytes).unwrap()).unwrap();
        prop_assert_eq!(info.lines as usize, blocks::lines(&bytes).count());
        prop_assert_eq!(info.lines, info.unreadable);
    }
}

#[test]
fn what_the_checksum_cannot_catch_does_no_harm() {
    let samples = samples();
    let mut rng = Rng::new(7);
    for round in 0..12_000 {
        let mut spoilt = samples[round % samples.len()].clone();
        for _ in 0..1 + rng.below(3) {
            let at = 12 + rng.below(spoilt.len() - 12);
            match rng.below(4) {
                0 => spoilt[at] = rng.word() as u8,
                1 => spoilt[at] ^= 1 << rng.below(8),
                2 => spoilt.truncate(at.max(40)),
                _ => spoilt.insert(at, rng.word() as u8),
            }
        }
        seal(&mut spoilt);
        poke(spoilt);
    }
}
