//! The importer as a whole, on archives made here and on a real building.

mod archive;
mod changes;
mod real;
mod refusals;
mod repairs;
mod robust;

use super::{ImportError, ImportRequest, Imported, read};
use domain::plan::{Plan, SiteKind};

fn hub<'a>(previous: Option<&'a Plan>) -> ImportRequest<'a> {
    ImportRequest { site_code: None, site_kind: SiteKind::WerkHub, previous }
}

fn import(archive: &archive::Archive) -> Result<Imported, ImportError> {
    read(&archive.zip(), &hub(None))
}
