//! Arbitrary bytes for `targets::workflow`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| klartext_fuzz::targets::workflow(data));
