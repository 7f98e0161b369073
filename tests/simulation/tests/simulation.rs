//! What CI runs: as many working days as the promises of the design are made for.

use simulation::many;

/// How many seeds CI runs.
const SEEDS: u64 = 2_750;

#[test]
fn nothing_is_ever_lost() {
    let (figures, failure) = many::many(0..SEEDS, None);
    print!("seeds 0 to {}: {}", SEEDS - 1, figures.told());
    if let Some(failure) = failure {
        panic!("{}", failure.told());
    }
    assert!(figures.device_days >= 100_000, "{} device-days", figures.device_days);
    assert!(figures.commands >= 600_000, "{} commands", figures.commands);
    assert!(figures.promises >= 20_000, "{} promises", figures.promises);
    assert!(figures.arrivals >= 2_000, "{} became stays", figures.arrivals);
    assert!(figures.no_shows >= 2_000, "nobody came to {}", figures.no_shows);
    assert!(figures.touches >= 90_000, "{} touches of doors", figures.touches);
    let at_doors = &figures.at_doors;
    assert!(at_doors.arrived >= 800, "{} promises used at doors", at_doors.arrived);
    assert!(at_doors.too_late >= 3_000, "{} came too late to a door", at_doors.too_late);
    assert!(figures.all_faults() >= 2 * figures.device_days, "{} faults", figures.all_faults());
}

/// Otherwise a seed would prove nothing.
#[test]
fn a_seed_always_does_the_same() {
    for seed in [3, 14, 159] {
        assert_eq!(many::one(seed, None), many::one(seed, None), "{seed}");
    }
}
