//! Arbitrary bytes for `targets::tree`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| klartext_fuzz::targets::tree(data));
