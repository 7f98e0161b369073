//! `cargo xtask fuzz archive`.
#![no_main]
#![allow(unsafe_code, reason = "libFuzzer calls a symbol by its name")]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::archive(bytes));
