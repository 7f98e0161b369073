//! Ways through buildings that are made here.

mod building;
mod random;
mod small;
mod words;
