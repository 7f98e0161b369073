//! Which site the archive is about.

use super::layers::Layers;
use super::{ImportError, ImportRequest};
use domain::plan::{Label, Site, SiteCode};

/// The site: its name from the building, else the venue; its code as asked for, else as in the plan
/// in use, else made from the name.
pub(super) fn of(layers: &Layers, request: &ImportRequest<'_>) -> Result<Site, ImportError> {
    let named =
        layers.buildings.iter().chain(&layers.venues).find_map(|feature| feature.name.clone());
    let name = named.unwrap_or_else(|| Label::same("Werk Hub"));
    let known =
        request.site_code.clone().or_else(|| request.previous.map(|plan| plan.site.code.clone()));
    let code = match known {
        Some(code) => code,
        None => SiteCode::new(&initials(&name.nl))
            .map_err(|cause| ImportError::NoCode { feature: name.nl.clone(), cause })?,
    };
    Ok(Site { code, name, kind: request.site_kind })
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
