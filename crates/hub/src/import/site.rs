//! Which site the archive is about.

use super::layers::Layers;
use super::{ImportError, ImportRequest};
use domain::plan::{Label, Site, SiteCode, SiteKind};
use serde_json::Value;

/// The site: its name from the building, else the venue; its code as asked for, else as in the plan
/// in use, else as a hub wrote it, else made from the name.
pub(super) fn of(layers: &Layers, request: &ImportRequest<'_>) -> Result<Site, ImportError> {
    let named =
        layers.buildings.iter().chain(&layers.venues).find_map(|feature| feature.name.clone());
    let name = named.unwrap_or_else(|| Label::same("Werk Hub"));
    let own = || layers.buildings.iter().map(|building| &building.own);
    let written = || own().find_map(|own| SiteCode::new(own.site.as_deref()?).ok());
    let known = request.site_code.or(request.previous.map(|plan| &plan.site.code)).cloned();
    let code = match known.or_else(written) {
        Some(code) => code,
        None => SiteCode::new(&initials(&name.nl))
            .map_err(|cause| ImportError::NoCode { feature: name.nl.clone(), cause })?,
    };
    let written = || own().find_map(|own| kind(own.site_kind.as_deref()?));
    let known = request.site_kind.or(request.previous.map(|plan| plan.site.kind));
    let kind = known.or_else(written).unwrap_or(SiteKind::WerkHub);
    Ok(Site { code, name, kind })
}

/// A kind of location by its name on the wire.
fn kind(word: &str) -> Option<SiteKind> {
    serde_json::from_value(Value::from(word)).ok()
}

/// `Werk Hub Geleen` → `wh`; another name → the first letters of its words, or the first five of a
/// single word.
fn initials(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    match words.as_slice() {
        [] => String::from("wh"),
        [werk, hub, ..] if werk == "werk" && hub == "hub" => String::from("wh"),
        [hub, ..] if hub == "werkhub" => String::from("wh"),
        [word] => word.chars().take(5).collect(),
        words => words.iter().filter_map(|word| word.chars().next()).take(6).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_code_is_made_from_the_name() {
        for (name, code) in [
            ("Werk Hub Contoso", "wh"),
            ("WerkHub", "wh"),
            ("Huis aan de Markt", "hadm"),
            ("Wijksteunpunt", "wijks"),
            ("— ·", "wh"),
        ] {
            assert_eq!(initials(name), code, "{name}");
        }
    }
}
