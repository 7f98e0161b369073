//! `cargo xtask fuzz tag`.
#![no_main]
#![allow(unsafe_code, reason = "libFuzzer calls a symbol by its name")]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::tag(bytes));
