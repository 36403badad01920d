//! Arbitrary bytes for `targets::armour`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| klartext_fuzz::targets::armour(data));
