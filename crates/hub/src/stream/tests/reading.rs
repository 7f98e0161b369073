//! Reading frames as an app does.

use crate::stream::{Start, Subscription};
use crate::testing::Running;
use domain::Party;
use sync::wire::{Batch, Cursor};

/// The batch in a frame, and the cursor that stands beside it.
pub fn batch(frame: &[u8]) -> (Batch, Cursor) {
    let text = std::str::from_utf8(frame).unwrap();
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim_start().to_owned()
    };
    assert_eq!(field("event:"), "batch");
    assert!(text.ends_with("\n\n") && text.lines().filter(|line| !line.is_empty()).count() == 3);
    (serde_json::from_str(&field("data:")).unwrap(), field("id:").parse().unwrap())
}

impl Running {
    /// A reader of a site from a cursor on.
    pub fn follow(&self, site: &str, after: Cursor, reader: Option<Party>) -> Subscription {
        match self.hub.fan_out().follow(&Running::site(site), after, reader) {
            Start::Follow(subscription) => subscription,
            Start::Reset(_) => panic!("{after} can be continued"),
        }
    }

    /// The cursor before everything.
    pub fn beginning(&self) -> Cursor {
        Cursor { seq: 0, ..self.hub.read().cursor }
    }
}

impl Subscription {
    /// Everything up to and including an entry, in batches.
    pub async fn read_up_to(&mut self, head: u64) -> Vec<Batch> {
        let mut batches: Vec<Batch> = Vec::new();
        while self.cursor.seq < head {
            batches.push(batch(&self.next().await.unwrap()).0);
        }
        batches
    }
}
