//! Builds the npm package, `cargo run -p xtask -- build [--test-panic | --named]`, the tests' Rust web app, `rust-client`,
//! and the examples in Rust, `example yew` and `example rust-worker`.
//!
//! cargo → wasm-bindgen → wasm-opt → the package folder. What has not changed is not done again.

mod build;
mod declarations;
mod traps;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let built = match arguments[..] {
        ["build"] => build::package(build::Flavour::Package),
        ["build", "--test-panic"] => build::package(build::Flavour::TestPanic),
        ["build", "--named"] => build::package(build::Flavour::Named),
        ["rust-client"] => build::rust_client(),
        ["example", name] => build::example(name),
        _ => {
            eprintln!("usage: cargo run -p xtask -- build [--test-panic | --named] | rust-client | example <name>");
            return ExitCode::from(2);
        }
    };
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("build failed: {error:#}");
            ExitCode::FAILURE
        }
    }
}
