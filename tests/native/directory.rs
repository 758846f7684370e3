//! Segments and the directory made of them.

use changliu::domain::customers::{Kind, Name};
use changliu::domain::record::Record;
use changliu::domain::{Collection, Customer, Id, Timestamp};
use changliu::store::blocks;
use changliu::store::directory::{Directory, Query, build_segment, check_segment};

fn id(n: u64) -> Id {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&n.to_be_bytes());
    Id::from_parts(1_700_000_000_000 + n, random)
}

fn block<R: Record>(records: &[R]) -> Vec<u8> {
    let mut lines: Vec<_> = records.iter().map(|r| (r.cluster_key(), serde_json::to_vec(r).unwrap())).collect();
    lines.sort();
    let mut out = Vec::new();
    lines.iter().for_each(|(key, json)| blocks::append(&mut out, key, json));
    out
}

#[test]
fn a_segment_goes_in_and_rows_come_out() {
    let people: Vec<Customer> = ["周明远", "单雄信", "Bob"]
        .iter()
        .zip(0..)
        .map(|(n, i)| Customer::new(id(i), Timestamp::default(), Id::NIL, Kind::Person, Name::parse(n).unwrap()))
        .collect();
    let segment = build_segment(Collection::Customers, &block(&people)).unwrap();
    assert_eq!(check_segment(&segment).unwrap().lines, 3);
    let mut d = Directory::new();
    d.load("customers/x", segment).unwrap();
    let found = d.query(&Query::default());
    let names: Vec<&str> = found.iter().filter_map(|s| d.row(*s)).map(|r| r.name()).collect();
    assert_eq!(names, ["Bob", "单雄信", "周明远"]);
    let found = d.query(&Query { text: "zmy".to_owned(), ..Query::default() });
    assert_eq!(found.len(), 1);
}
