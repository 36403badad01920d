//! Arbitrary bytes for `targets::record`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| klartext_fuzz::targets::record(data));
