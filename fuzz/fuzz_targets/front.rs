//! Arbitrary bytes for `targets::front`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| klartext_fuzz::targets::front(data));
