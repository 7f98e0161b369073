//! Invariants 1 and 2: `domain`, `sync` and `wayfinding` are pure, and arrows point down only.

use serde::Deserialize;

use crate::breach::Breach;

/// What `cargo metadata --no-deps` says, as far as we need it.
#[derive(Debug, Deserialize)]
pub struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    name: String,
    /// `None` for normal ones, else `dev` or `build`.
    kind: Option<String>,
    /// Set when it is one of our own crates.
    path: Option<String>,
    #[serde(default)]
    features: Vec<String>,
    #[serde(default)]
    uses_default_features: bool,
}

/// What a crate may depend on.
struct Layer {
    name: &'static str,
    /// Our own crates below it.
    below: &'static [&'static str],
    /// Outside crates it may use; `None` for any.
    outside: Option<&'static [&'static str]>,
}

/// Crates that compute and do nothing else. `chrono` and `uuid` only with the features below.
const PURE: &[&str] = &["chrono", "serde", "serde_json", "thiserror", "uuid"];

const LAYERS: [Layer; 5] = [
    Layer { name: "domain", below: &[], outside: Some(PURE) },
    Layer { name: "sync", below: &["domain"], outside: Some(PURE) },
    Layer { name: "wayfinding", below: &["domain"], outside: Some(PURE) },
    Layer { name: "hub", below: &["domain", "sync"], outside: None },
    Layer { name: "werkhub-app", below: &["domain", "sync", "wayfinding"], outside: None },
];

/// Features that bring no clock and no randomness into a pure crate.
const PURE_FEATURES: [(&str, &[&str]); 2] =
    [("chrono", &["alloc", "serde", "std"]), ("uuid", &["serde", "std", "v5"])];

/// Dependencies that break the layers.
pub fn breaches(metadata: &Metadata) -> Vec<Breach> {
    let mut found = Vec::new();
    for layer in LAYERS {
        let Some(package) = metadata.packages.iter().find(|package| package.name == layer.name)
        else {
            found.push(Breach {
                place: layer.name.to_owned(),
                rule: "this layer exists".to_owned(),
                mend: "put it back, or change LAYERS in tests/tidy/src/layers.rs".to_owned(),
            });
            continue;
        };
        // What tests use is not shipped; a test of the hub may well start the replica.
        let shipped = package.dependencies.iter().filter(|on| on.kind.as_deref() != Some("dev"));
        found.extend(shipped.filter_map(|on| breach_of(&layer, on)));
    }
    found
}

fn breach_of(layer: &Layer, on: &Dependency) -> Option<Breach> {
    let (name, place) = (on.name.as_str(), format!("{} depends on {}", layer.name, on.name));
    if on.path.is_some() {
        let rule = format!("{} may only use {:?} of our crates", layer.name, layer.below);
        let mend = "move what both need down into sync or domain".to_owned();
        return (!layer.below.contains(&name)).then_some(Breach { place, rule, mend });
    }
    let allowed = layer.outside?;
    if !allowed.contains(&name) {
        let rule = format!("{} does no I/O, reads no clock, knows no async", layer.name);
        let mend = format!("pass in what you need as an argument; allowed are {allowed:?}");
        return Some(Breach { place, rule, mend });
    }
    let (_, features) = PURE_FEATURES.iter().find(|(named, _)| *named == name)?;
    let asked = on.features.iter().map(String::as_str);
    let defaults = on.uses_default_features.then_some("default");
    let impure = asked.chain(defaults).find(|feature| !features.contains(feature))?;
    Some(Breach {
        place: format!("{place} with feature {impure}"),
        rule: "time and ids come in as arguments".to_owned(),
        mend: format!("use it without default features and with at most {features:?}"),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// A project in order, but for what `package` additionally depends on.
    fn with(package: &str, extra: Value) -> Vec<Breach> {
        let own = |name: &str| json!({ "name": name, "path": format!("/crates/{name}") });
        let mut layers = [
            ("domain", vec![json!({ "name": "chrono", "features": ["serde"] })]),
            ("sync", vec![own("domain")]),
            ("wayfinding", vec![own("domain"), json!({ "name": "thiserror" })]),
            ("hub", vec![own("domain"), own("sync"), json!({ "name": "sqlx" })]),
            ("werkhub-app", vec![own("sync"), own("wayfinding"), json!({ "name": "leptos" })]),
        ];
        for (name, dependencies) in &mut layers {
            if *name == package {
                dependencies.push(extra.clone());
            }
        }
        let packages: Vec<Value> = layers
            .into_iter()
            .map(|(name, dependencies)| json!({ "name": name, "dependencies": dependencies }))
            .collect();
        breaches(&serde_json::from_value(json!({ "packages": packages })).unwrap())
    }

    #[test]
    fn every_planted_arrow_is_found() {
        let check = |package: &str, extra: Value, part: &str| {
            let found = with(package, extra);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].to_string().contains(part), "{}", found[0]);
        };
        check("domain", json!({ "name": "sync", "path": "/" }), "domain depends on sync");
        check("sync", json!({ "name": "hub", "path": "/" }), "sync depends on hub");
        check("wayfinding", json!({ "name": "sync", "path": "/" }), "wayfinding depends on sync");
        check("hub", json!({ "name": "werkhub-app", "path": "/" }), "hub depends on werkhub-app");
        check("werkhub-app", json!({ "name": "hub", "path": "/" }), "werkhub-app depends on hub");
        check("domain", json!({ "name": "tokio" }), "does no I/O");
        check("sync", json!({ "name": "rand", "kind": "build" }), "does no I/O");
        check("domain", json!({ "name": "chrono", "features": ["clock"] }), "feature clock");
        check("sync", json!({ "name": "uuid", "features": ["v4"] }), "feature v4");
        let defaults = json!({ "name": "chrono", "uses_default_features": true });
        check("domain", defaults, "feature default");
    }

    #[test]
    fn what_tests_use_is_free() {
        assert_eq!(with("domain", json!({ "name": "proptest", "kind": "dev" })), []);
    }

    #[test]
    fn a_layer_that_is_gone_is_noticed() {
        let found = breaches(&Metadata { packages: Vec::new() });
        assert_eq!(found.len(), LAYERS.len());
    }
}
