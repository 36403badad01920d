//! Arbitrary bytes for `targets::seen`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| klartext_fuzz::targets::seen(data));
