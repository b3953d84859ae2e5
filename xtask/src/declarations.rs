//! The TypeScript declarations of the wire types, out of everything that wasm-bindgen declares.

use anyhow::{Context, Result};

const HEADING: &str = "// Generated from the Rust types in src/wire/. Do not edit.\n";

/// The declarations that tsify and the macros of `src/wire/` made; they stand before those of the glue's own functions.
pub fn of_the_wire(declarations: &str) -> Result<String> {
    let glue = declarations.find("export type InitInput").context("wasm-bindgen's declarations have another form")?;
    let all = &declarations[..glue];
    let start = all.find("/**").or_else(|| all.find("export ")).unwrap_or(0);
    let mut blocks: Vec<&str> = split(&all[start..]);
    blocks.retain(|block| block.contains("export type") || block.contains("export interface"));
    // The order of the compiler's output means nothing: by name a change of types is a change in one place.
    blocks.sort_by_key(|block| name(block));
    Ok(format!("{HEADING}\n{}\n", blocks.join("\n\n")))
}

/// Splits declarations at the empty lines before the next one.
fn split(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let next = ["\n\n/**", "\n\nexport "].iter().filter_map(|start| rest.find(start)).min();
        let (block, behind) = rest.split_at(next.unwrap_or(rest.len()));
        blocks.push(block.trim());
        rest = behind.trim_start();
    }
    blocks
}

fn name(block: &str) -> &str {
    let declared = block.split_once("export type ").or_else(|| block.split_once("export interface "));
    declared.map_or("", |(_, rest)| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""))
}
