//! A little of everything in every run of CI: odd bytes, and what is almost right.

use super::{archive, stored, tag, wire};
use proptest::prelude::*;
use proptest::sample::Index;

/// What is almost right: a good text with some bytes changed.
fn bent(good: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<Index>(), prop_oneof![any::<u8>(), b' '..b'~']);
    (proptest::sample::select(good), prop::collection::vec(change, 0..6), any::<Index>()).prop_map(
        |(good, changes, cut)| {
            let mut bytes = good.as_bytes().to_vec();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                if let Some(old) = bytes.get_mut(at) {
                    *old = byte;
                }
            }
            if cut.index(4) == 0 {
                bytes.truncate(cut.index(bytes.len()));
            }
            bytes
        },
    )
}

/// Files of an archive; the first byte is the file it stands for.
const FILES: [&str; 5] = [
    include_str!("../seeds/archive/level"),
    include_str!("../seeds/archive/section"),
    include_str!("../seeds/archive/unit"),
    include_str!("../seeds/archive/fixture"),
    include_str!("../seeds/archive/zones"),
];
const TAGS: [&str; 4] = [
    include_str!("../seeds/tag/tag"),
    include_str!("../seeds/tag/dashes"),
    include_str!("../seeds/tag/code"),
    include_str!("../seeds/tag/address"),
];
const WIRE: [&str; 3] = [
    include_str!("../seeds/wire/batch"),
    include_str!("../seeds/wire/snapshot"),
    include_str!("../seeds/wire/commands"),
];
const STORED: [&str; 1] = [include_str!("../seeds/stored/snapshot")];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        archive(&bytes);
        stored(&bytes);
        tag(&bytes);
        wire(&bytes);
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}") {
        stored(text.as_bytes());
        tag(text.as_bytes());
        wire(text.as_bytes());
    }

    #[test]
    fn an_archive_that_is_almost_right_is_answered(bytes in bent(&FILES)) {
        archive(&bytes);
    }

    #[test]
    fn a_tag_that_is_almost_right_is_answered(bytes in bent(&TAGS)) {
        tag(&bytes);
    }

    #[test]
    fn a_message_that_is_almost_right_is_answered(bytes in bent(&WIRE)) {
        wire(&bytes);
    }

    #[test]
    fn kept_bytes_that_are_almost_right_are_answered(bytes in bent(&STORED)) {
        stored(&bytes);
    }
}

/// Seeds that no reader takes would leave the fuzzer at the door.
#[test]
fn the_seeds_are_what_they_should_be() {
    use domain::plan::Tag;
    use hub::import::{ImportRequest, ZoneNames, read};
    use sync::wire::{Batch, CommandsRequest, Snapshot};

    for file in &FILES[..4] {
        let (choice, text) = file.split_at(1);
        let names = ["level", "section", "unit", "fixture"];
        let chosen = usize::from(choice.as_bytes()[0]) % 10;
        let name = format!("{}.geojson", names[chosen - 3]);
        let with = super::building::sound().holding(&name, text);
        let read = read(&with.zip(), &ImportRequest::default());
        assert!(read.is_ok(), "{name}: {read:?}");
    }
    assert!(ZoneNames::parse(&FILES[4][1..]).is_ok());
    assert!(Tag::parse(TAGS[0]).is_ok() && Tag::parse(TAGS[1]).is_ok());
    let first = |text: &'static str| text.lines().next().unwrap();
    let second = |text: &'static str| text.lines().nth(1).unwrap();
    serde_json::from_str::<Batch>(second(WIRE[0])).unwrap();
    serde_json::from_str::<Snapshot>(first(WIRE[1])).unwrap();
    let request: CommandsRequest<serde_json::Value> =
        serde_json::from_str(second(WIRE[2])).unwrap();
    for command in request.commands {
        sync::wire::CommandEnvelope::parse(command).unwrap();
    }
    assert!(sync::kept::unpack(STORED[0].as_bytes(), "snapshot/public/wh").is_ok());
}
