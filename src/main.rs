//! The command `pegaso`: parse, run, exit code.

#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod cli;

use std::process::ExitCode;

/// Laying out and judging a document is millions of small allocations, from several threads.
#[global_allocator]
static ALLOCATORE: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::esegui()
}
