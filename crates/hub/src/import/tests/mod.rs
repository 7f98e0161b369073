//! The importer as a whole, on archives made here and on a real building.

mod archive;
mod changes;
mod operator;
mod real;
mod refusals;
mod repairs;
mod robust;
mod ways;

use super::{ImportError, ImportRequest, Imported, read};
use domain::plan::Plan;

fn hub<'a>(previous: Option<&'a Plan>) -> ImportRequest<'a> {
    ImportRequest { previous, ..ImportRequest::default() }
}

fn import(archive: &archive::Archive) -> Result<Imported, ImportError> {
    read(&archive.zip(), &hub(None))
}

/// The bytes of an archive without a fault.
pub(crate) fn sound_archive() -> Vec<u8> {
    archive::sound().zip()
}

/// The bytes of the real building of `../shared/data`, where it is present.
pub(crate) fn real_archive() -> Option<Vec<u8>> {
    real::contoso()
}
