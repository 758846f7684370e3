//! The demo's log entries and actions: for each customer a course of steps that fits its stage.

use super::rng::Rng;
use super::story::{self, HOME_GOODS, Step};
use super::trades::{TRADES, Trade};
use super::{Demo, OFFSET_MINUTES, at_day, at_work};
use crate::domain::customers::{Gender, Kind, Stage, Trade as Course};
use crate::domain::record::Extra;
use crate::domain::time::ClockTime;
use crate::domain::{Action, ActionKind, Customer, Day, Id, LogEntry, LogKind, Timestamp};
use std::collections::HashSet;

const DAY_MS: i64 = 86_400_000;
/// How far back the log goes.
const SPAN_DAYS: i32 = 180;

struct Teller<'a> {
    rng: &'a mut Rng,
    today: Day,
    now: Timestamp,
    device: Id,
    ids: &'a mut dyn FnMut() -> Id,
    /// Texts that have been told already.
    told: HashSet<String>,
    /// Texts of the present customer, with their gaps.
    patterns: HashSet<&'static str>,
    logs: Vec<LogEntry>,
    actions: Vec<Action>,
}

/// Whom a text is about.
struct Subject<'a> {
    customer: Id,
    contact: Option<Id>,
    who: String,
    goods: [&'a str; 2],
    /// Buys for home, not for a firm.
    home: bool,
}

pub(super) fn add(demo: &mut Demo, rng: &mut Rng, today: Day, now: Timestamp, device: Id, ids: &mut dyn FnMut() -> Id) {
    let mut t = Teller {
        rng,
        today,
        now,
        device,
        ids,
        told: HashSet::new(),
        patterns: HashSet::new(),
        logs: Vec::new(),
        actions: Vec::new(),
    };
    let people: Vec<Customer> = demo.customers.iter().filter(|c| c.organisation.is_some()).cloned().collect();
    for (i, c) in demo.customers.iter_mut().enumerate() {
        let contacts: Vec<&Customer> = people.iter().filter(|p| p.organisation == Some(c.id)).collect();
        let goods = goods(t.rng, c);
        let subjects: Vec<Subject> = match (c.kind, contacts.as_slice()) {
            (Kind::Organisation, [_, ..]) => contacts
                .iter()
                .map(|p| Subject { customer: c.id, contact: Some(p.id), who: called(p), goods, home: false })
                .collect(),
            _ => vec![Subject { customer: c.id, contact: None, who: called(c), goods, home: c.organisation.is_none() }],
        };
        let steps = match c.organisation {
            // A contact's own log has what is personal; business stands with the organisation.
            Some(_) => {
                vec![Step::Social; if c.stage == Stage::Potential { 0 } else { [0, 0, 1, 1, 2][t.rng.below(5)] }]
            }
            None => t.course(c.stage, c.trade == Some(Course::Former)),
        };
        t.tell(c, &subjects, &steps, i);
    }
    (demo.logs, demo.actions) = (t.logs, t.actions);
}

/// Two things that the customer buys.
fn goods(rng: &mut Rng, c: &Customer) -> [&'static str; 2] {
    let of = TRADES.iter().find(|t: &&Trade| t.industry == c.industry).map_or(HOME_GOODS, |t| t.goods);
    let first = rng.below(of.len());
    [of[first], of[(first + 1 + rng.below(of.len() - 1)) % of.len()]]
}

/// How a person is spoken of: 王经理, 李工; somebody without a firm as 陈女士.
fn called(c: &Customer) -> String {
    if c.kind == Kind::Organisation {
        return "对方".to_owned();
    }
    let name = c.name.as_str();
    let length = if ["欧阳", "上官", "尉迟"].iter().any(|s| name.starts_with(s)) { 2 } else { 1 };
    let surname: String = name.chars().take(length).collect();
    if c.organisation.is_none() {
        return format!("{surname}{}", if c.gender == Some(Gender::Female) { "女士" } else { "先生" });
    }
    let forms = [
        ("总经理", "总"),
        ("副总", "总"),
        ("总监", "总监"),
        ("经理", "经理"),
        ("护士长", "护士长"),
        ("校长", "校长"),
        ("院长", "院长"),
        ("科长", "科长"),
        ("主任", "主任"),
        ("主管", "主管"),
        ("店长", "店长"),
        ("老板", "老板"),
        ("总厨", "师傅"),
        ("会计", "会计"),
    ];
    let form = forms.iter().find(|(title, _)| c.title.contains(title)).map_or("工", |(_, form)| form);
    format!("{surname}{form}")
}

impl Teller<'_> {
    /// The steps of a customer within the last half year, the earliest first.
    fn course(&mut self, stage: Stage, former: bool) -> Vec<Step> {
        use Step::*;
        let mut steps = match stage {
            Stage::Potential => {
                let warm = self.rng.below(4);
                [vec![Start; 1 + self.rng.below(2)], vec![Warm; warm]].concat()
            }
            Stage::New => {
                let (warm, after) = (1 + self.rng.below(3), 1 + self.rng.below(3));
                [vec![Start], vec![Warm; warm], vec![FirstDeal], vec![After; after]].concat()
            }
            Stage::Established if former => vec![Keep, Trouble, Keep],
            Stage::Established => {
                let mut steps = vec![Deal, After, Keep, Deal, After];
                for _ in 0..self.rng.below(4) {
                    steps.insert(self.rng.below(steps.len()), self.rng.one(&[Keep, Social, Keep, Warm]));
                }
                if self.rng.chance(25) {
                    steps.extend([Trouble, Trouble]);
                }
                steps
            }
            Stage::Loyal => {
                let mut steps = vec![Deal, After, Keep, Deal, Social, Referral, Deal, After];
                for _ in 0..self.rng.below(4) {
                    steps.insert(self.rng.below(steps.len()), self.rng.one(&[Keep, Social, Keep]));
                }
                steps
            }
        };
        if stage != Stage::Potential && !former && self.rng.chance(40) {
            steps.push(Keep);
        }
        steps
    }

    fn tell(&mut self, c: &mut Customer, subjects: &[Subject<'_>], steps: &[Step], nth: usize) {
        if steps.is_empty() {
            return;
        }
        self.patterns.clear();
        // The last step lies within the last weeks (a former customer's long ago), the others before it.
        let last = if c.trade == Some(Course::Former) { self.rng.between(75, 120) } else { self.rng.between(0, 24) };
        let gap = ((SPAN_DAYS - last) / steps.len() as i32).min(26);
        // Days ago, from the last step back: care follows an order within days, all else takes longer.
        let mut ago = vec![last; steps.len()];
        for i in (1..steps.len()).rev() {
            let between = if steps[i] == Step::After { self.rng.between(1, 8) } else { self.rng.between(gap / 2, gap) };
            ago[i - 1] = ago[i] + between.max(1);
        }
        let mut before: Option<Id> = None;
        let mut end = (last, steps[0]);
        for (i, (step, ago)) in steps.iter().zip(ago).enumerate() {
            let subject = &subjects[self.rng.below(subjects.len())];
            let day = self.today.plus_days(-ago);
            let social = *step == Step::Social;
            let at = if social { at_day(self.rng, day, self.now) } else { at_work(self.rng, day, self.now) };
            let id = self.log(subject, *step, at);
            if *step == Step::FirstDeal {
                c.stage_since = Some(at.day(OFFSET_MINUTES));
            }
            if i > 0 && self.rng.chance(30) {
                self.done(subject, steps[i - 1], at, before);
            }
            c.created_at = c.created_at.min(at.plus_millis(-DAY_MS));
            c.updated_at = c.updated_at.max(at);
            before = Some(id);
            end = (ago, *step);
        }
        let subject = &subjects[self.rng.below(subjects.len())];
        self.plan(c, subject, end, before, nth);
    }

    fn log(&mut self, subject: &Subject<'_>, step: Step, at: Timestamp) -> Id {
        let (kind, text) = self.text(if subject.home { story::home_logs(step) } else { story::logs(step) }, subject);
        let id = (self.ids)();
        self.logs.push(LogEntry {
            id,
            created_at: at.plus_millis(i64::from(self.rng.between(1, 90)) * 60_000).min(self.now),
            updated_at: at,
            device: self.device,
            deleted_at: None,
            customer: subject.customer,
            contact: subject.contact.filter(|_| kind != LogKind::Note),
            kind,
            at,
            text,
            extra: Extra::new(),
        });
        if let Some(log) = self.logs.last_mut() {
            log.updated_at = log.created_at;
        }
        id
    }

    /// One of the texts with its gaps filled, rather one that was neither told before nor of this customer.
    fn text<K: Copy>(&mut self, from: &[(K, &'static str)], subject: &Subject<'_>) -> (K, String) {
        let mut made = self.rng.one(from);
        let mut text = self.fill(&[made], subject);
        for _ in 0..16 {
            if !self.patterns.contains(made.1) && !self.told.contains(&text.1) {
                break;
            }
            made = self.rng.one(from);
            text = self.fill(&[made], subject);
        }
        self.patterns.insert(made.1);
        self.told.insert(text.1.clone());
        text
    }

    fn fill<K: Copy>(&mut self, from: &[(K, &str)], subject: &Subject<'_>) -> (K, String) {
        let (kind, pattern) = self.rng.one(from);
        let n = self.rng.one(&[20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 260, 300, 400, 500]);
        let money = match self.rng.below(3) {
            0 => format!("{}元", self.rng.between(18, 96) * 100),
            _ if subject.home => format!("1.{}万", self.rng.between(1, 9)),
            1 => format!("{}.{}万", self.rng.between(1, 9), self.rng.between(1, 9)),
            _ => format!("{}万", self.rng.between(2, 38)),
        };
        let day = self.rng.one(&["周一", "周二", "周三", "周四", "周五", "下周", "后天", "月底", "下周三", "下周一"]);
        let text = pattern
            .replace("{g}", self.rng.pick(&subject.goods))
            .replace("{w}", &subject.who)
            .replace("{n}", &n.to_string())
            .replace("{k}", &self.rng.between(2, 8).to_string())
            .replace("{m}", &money)
            .replace("{d}", day);
        (kind, text)
    }

    fn action(&mut self, subject: &Subject<'_>, what: (ActionKind, String), due: Day, made: Timestamp) -> Action {
        let (kind, title) = what;
        let time = if self.rng.chance(25) {
            ClockTime::new(self.rng.between(9, 17) as u32, self.rng.one(&[0, 30]))
        } else {
            None
        };
        Action {
            id: (self.ids)(),
            created_at: made,
            updated_at: made,
            device: self.device,
            deleted_at: None,
            customer: Some(subject.customer),
            kind,
            title,
            note: String::new(),
            due,
            time,
            done_at: None,
            postponed: 0,
            log: None,
            follow_up_day: None,
            extra: Extra::new(),
        }
    }

    /// What was planned after the step before, done before this log entry was written.
    fn done(&mut self, subject: &Subject<'_>, step: Step, at: Timestamp, log: Option<Id>) {
        let what = self.fill(if subject.home { story::home_actions(step) } else { story::actions(step) }, subject);
        let due = at.day(OFFSET_MINUTES).plus_days(-self.rng.between(0, 2));
        let made = at.plus_millis(-DAY_MS * i64::from(self.rng.between(2, 6)));
        let mut action = self.action(subject, what, due, made);
        action.done_at = Some(at);
        action.updated_at = at;
        action.log = log;
        action.postponed = u32::from(self.rng.chance(20));
        self.actions.push(action);
    }

    /// What comes next: call-backs after a visit or an order of the last days, else something that fits the step.
    fn plan(&mut self, c: &Customer, subject: &Subject<'_>, end: (i32, Step), log: Option<Id>, nth: usize) {
        let (ago, step) = end;
        let kind = self.logs.last().map(|l| l.kind);
        let made = at_work(self.rng, self.today.plus_days(-ago), self.now);
        if ago <= 7 && kind.is_some_and(LogKind::starts_follow_ups) && c.organisation.is_none() {
            for day in crate::domain::actions::FOLLOW_UP_DAYS {
                let (kind, title) = story::follow_up(day, kind == Some(LogKind::Sale));
                let title = title.replace("{g}", subject.goods[0]).replace("{w}", &subject.who);
                let due = self.today.plus_days(day as i32 - ago);
                let mut action = self.action(subject, (kind, title), due, made);
                (action.follow_up_day, action.log, action.time) = (Some(day), log, None);
                if due < self.today && self.rng.chance(85) {
                    let at = at_day(self.rng, due, self.now).max(made);
                    (action.done_at, action.updated_at) = (Some(at), at);
                }
                self.actions.push(action);
            }
        } else if self.rng.chance(if c.organisation.is_some() { 30 } else { 62 }) {
            let what = self.fill(if subject.home { story::home_actions(step) } else { story::actions(step) }, subject);
            // Most lies ahead, some is due today, a little is late.
            let due = match nth % 6 {
                0 => 0,
                1 => -self.rng.between(1, 6),
                2 | 3 => self.rng.between(1, 4),
                _ => self.rng.between(2, 21),
            };
            let mut action = self.action(subject, what, self.today.plus_days(due), made);
            action.log = log;
            action.postponed = if self.rng.chance(15) { self.rng.between(1, 3) as u32 } else { 0 };
            self.actions.push(action);
        }
    }
}
