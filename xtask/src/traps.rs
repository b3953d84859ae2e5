//! Panics as bare traps. On this target a panic's message goes nowhere: what is left of it is the trap, which JavaScript
//! sees. So the code that makes the message is only weight, and a page would carry it.

use anyhow::Result;
use regex::bytes::Regex;
use rustc_demangle::demangle;
use walrus::{DataId, FunctionBuilder, FunctionId, FunctionKind, Module, ModuleConfig};

/// Functions that end in a panic or an abort, whatever they are called with.
const PANICS: [&str; 10] = [
    "core::panicking::",
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already_",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
];

/// Formatting for programmers: only panics use it, no message of ours does.
const DEBUG: &str = " as core::fmt::Debug>::fmt";

/// The names of source files: the places of panics.
const PLACE: &str = r"(?-u)(?:src|cargo/registry|/rustc|/rust/deps|home/\.rustup)/[\w./+-]+?\.rs";

/// Makes a trap of every function that does nothing but panic, and blanks out what panics would have said of their place.
pub fn instead_of_panics(module: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(true).generate_producers_section(false);
    let mut module = config.parse(module)?;
    let panics: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| is_panic(function.name.as_deref()))
        .map(|function| function.id())
        .collect();
    for id in panics {
        trap(&mut module, id);
    }
    let place = Regex::new(PLACE)?;
    let parts: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in parts {
        let bytes = &mut module.data.get_mut(id).value;
        let places: Vec<_> = place.find_iter(bytes).map(|found| found.range()).collect();
        for range in places {
            bytes[range].fill(0);
        }
    }
    Ok(module.emit_wasm())
}

fn is_panic(name: Option<&str>) -> bool {
    let name = name.map(|name| format!("{:#}", demangle(name))).unwrap_or_default();
    PANICS.iter().any(|panic| name.starts_with(panic)) || name.ends_with(DEBUG)
}

fn trap(module: &mut Module, id: FunctionId) {
    let function = module.funcs.get(id);
    let FunctionKind::Local(local) = &function.kind else { return };
    let arguments = local.args.clone();
    let (parameters, results) = module.types.params_results(function.ty());
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
    body.func_body().unreachable();
    module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
}
