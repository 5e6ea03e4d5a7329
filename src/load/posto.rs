//! Rows and columns as findings count them.

pub(super) fn u32_da(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
