//! Labels and archives: what an operator takes out of the hub.

use super::operator::Operator;
use super::order::{ExportOrder, LabelOrder, Made};
use crate::export::imdf;
use crate::http::address::Origin;
use crate::import::Anchor;
use crate::labels::{Choice, FileKind, LabelError, SheetFormat, Sheets, chosen};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::plan::SiteCode;
use domain::{Building, Estate};
use std::fmt::Write as _;

/// Where a building is put that nobody imported, such as the demo's: in Sittard-Geleen.
const SOMEWHERE: Anchor = Anchor { longitude: 5.8667, latitude: 51.0 };

impl Operator {
    /// Sheets of labels.
    pub(super) fn labels(&self, order: &LabelOrder) -> Result<Made, String> {
        let address = match &order.public_url {
            Some(url) => Some(url.parse::<Origin>().map_err(|error| error.to_string())?),
            None => self.reached_at.clone(),
        };
        let address = address.ok_or(
            "labels must say where people reach the hub: give --public-url \
             https://werkhub.example.nl",
        )?;
        let words = |error: LabelError| error.to_string();
        let format: SheetFormat = order.sheet.parse().map_err(words)?;
        let choice = Choice { site: order.site.clone(), floor: order.floor.clone() };
        let labels = chosen(&self.hub.read().estate, &choice, &address).map_err(words)?;
        let sheets = Sheets::lay(&labels, &format).map_err(words)?;
        let files = match order.format {
            FileKind::Pdf => vec![STANDARD.encode(sheets.pdf())],
            FileKind::Svg => {
                let pages = 1..=sheets.pages.len();
                let files = pages.map(|page| Ok(STANDARD.encode(sheets.svg(page)?)));
                files.collect::<Result<_, _>>().map_err(words)?
            }
        };
        let counted = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        let words = format!(
            "{} on {} of {}, leading to {address}. Print at 100 % and check the ruler.\n",
            counted(labels.len(), "label"),
            counted(sheets.pages.len(), "sheet"),
            format.name
        );
        Ok(Made { words, files })
    }

    /// An archive of a building.
    pub(super) fn export(&self, order: &ExportOrder) -> Result<Made, String> {
        let published = self.hub.read();
        let building = the_one(&published.estate, order.site.as_ref())?;
        let plan = &building.plan;
        let site = &plan.site;
        let known = order.at.or_else(|| self.anchors.of(&site.code));
        let archive = imdf(plan, known.unwrap_or(SOMEWHERE), self.hub.now());
        let archive = archive.map_err(|error| error.to_string())?;
        let places: usize = plan.floors.iter().map(|floor| floor.places.len()).sum();
        let mut words = format!(
            "Site {} ({}): {} floors and {places} places, as IMDF 1.0.0.\n",
            site.code,
            site.name.nl,
            plan.floors.len()
        );
        if known.is_none() {
            // Writing to a text cannot fail.
            let _ = writeln!(
                words,
                "Where it lies on Earth is not known: it was put at {}, {}; say it with --at.",
                SOMEWHERE.longitude, SOMEWHERE.latitude
            );
        }
        Ok(Made { words, files: vec![STANDARD.encode(archive)] })
    }
}

/// The building that is named, or the only one there is.
fn the_one<'a>(estate: &'a Estate, site: Option<&SiteCode>) -> Result<&'a Building, String> {
    match (site, estate.buildings()) {
        (Some(site), _) => estate
            .building(site)
            .ok_or_else(|| format!("there is no site {site}: `werkhub check` lists the sites")),
        (None, [one]) => Ok(one),
        (None, []) => Err("there is no building yet: `werkhub import PLAN.imdf.zip`".to_owned()),
        (None, several) => {
            let codes: Vec<String> =
                several.iter().map(|building| building.plan.site.code.to_string()).collect();
            Err(format!("there are several sites: choose one of {} with --site", codes.join(", ")))
        }
    }
}
