//! Long work: what is being done, how far it is, and stopping it. One at a time.

use super::import::Pace;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::LazyLock;

/// What is being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// Records are written into a file.
    Exporting,
    /// The file is packed.
    Packing,
    /// A file is read; counted in bytes.
    Reading,
    /// It is compared with what is here.
    Comparing,
    /// A snapshot is taken first.
    Snapshot,
    /// The import takes effect.
    Importing,
    /// Made-up customers come or go.
    Demo,
}

impl Work {
    /// Whether it can still be stopped.
    pub fn can_stop(self) -> bool {
        self != Work::Demo
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Job {
    pub work: Work,
    pub done: u64,
    /// 0 while it is not known.
    pub total: u64,
    /// Records so far, where `done` counts something else.
    pub records: Option<u64>,
}

impl Job {
    fn at(work: Work, done: u64, total: u64) -> Job {
        Job { work, done, total, records: None }
    }
}

static JOB: LazyLock<ArcRwSignal<Option<Job>>> = LazyLock::new(|| ArcRwSignal::new(None));

thread_local! {
    static STOP: Cell<bool> = const { Cell::new(false) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What is being done now; follows changes.
pub fn job() -> Option<Job> {
    JOB.get()
}

/// Asks the present work to stop. It ends without having changed anything.
pub fn stop() {
    STOP.set(true);
}

/// Stands for the present work; when it is dropped, the work is over.
pub struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        BUSY.set(false);
        QUIET.set(false);
        JOB.set(None);
    }
}

/// Begins long work, if nothing else is under way.
pub fn begin(work: Work) -> Option<Guard> {
    if BUSY.replace(true) {
        return None;
    }
    STOP.set(false);
    JOB.set(Some(Job::at(work, 0, 0)));
    Some(Guard(()))
}

/// The same for work that nobody asked for: what the user wants meanwhile waits for it instead of being refused.
pub fn begin_quietly(work: Work) -> Option<Guard> {
    let guard = begin(work)?;
    QUIET.set(true);
    Some(guard)
}

/// Begins what the user asked for, as soon as quiet work is done.
pub async fn begin_soon(work: Work) -> Option<Guard> {
    while BUSY.get() && QUIET.get() {
        gloo::timers::future::TimeoutFuture::new(50).await;
    }
    begin(work)
}

/// Milliseconds of work between two turns of the others: well below what a hand would notice.
const SLICE: f64 = 20.0;
/// Milliseconds between two looks at the count.
const LOOK: f64 = 80.0;

/// Shows the progress of one kind of work and lets the page breathe.
pub struct Breath {
    work: Work,
    shown: f64,
    rested: f64,
    count: Option<Box<dyn Fn() -> (u64, u64)>>,
}

fn now() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |p| p.now())
}

impl Breath {
    pub fn new(work: Work) -> Breath {
        JOB.set(Some(Job::at(work, 0, 0)));
        Breath { work, shown: 0.0, rested: now(), count: None }
    }

    /// Where the count is kept by somebody else.
    pub fn counting(work: Work, count: impl Fn() -> (u64, u64) + 'static) -> Breath {
        Breath { count: Some(Box::new(count)), ..Breath::new(work) }
    }

    /// Progress in one unit, with the records beside it. Returns whether to go on.
    pub fn records(&mut self, done: u64, total: u64, records: u64) -> bool {
        let time = now();
        if time - self.shown >= LOOK {
            self.shown = time;
            JOB.set(Some(Job { records: Some(records), ..Job::at(self.work, done, total) }));
        }
        !STOP.get()
    }

    fn show(&mut self, now: f64, done: u64, total: u64) {
        if now - self.shown >= LOOK {
            self.shown = now;
            JOB.set(Some(Job::at(self.work, done, total)));
        }
    }
}

impl Pace for Breath {
    async fn breathe(&mut self) -> bool {
        let time = now();
        if let Some(count) = &self.count {
            let (done, total) = count();
            self.show(time, done, total);
        }
        if time - self.rested >= SLICE {
            crate::state::clock::rest().await;
            self.rested = now();
        }
        !STOP.get()
    }

    fn progress(&mut self, done: u64, total: u64) -> bool {
        self.show(now(), done, total);
        !STOP.get()
    }
}
