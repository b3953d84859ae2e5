//! The steps of the build.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::ErrorKind,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::{declarations, traps};

const TARGET: &str = "wasm32-unknown-unknown";

/// What wasm-opt may use: what the compiler uses by default, which every supported runtime has. Not `--all-features`:
/// its output does not load in Node 20.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Which package is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// The one to publish, in `pkg/`.
    Package,
    /// One that can be made to crash, for the tests, in `target/pkg-test-panic/`.
    TestPanic,
    /// One whose wasm names its functions, to tell their sizes, in `target/pkg-named/`.
    Named,
}

impl Flavour {
    fn cargo_feature(self) -> &'static str {
        match self {
            Flavour::Package | Flavour::Named => "npm",
            Flavour::TestPanic => "test-panic",
        }
    }

    /// The folder in `target/` that cargo builds in.
    fn target(self) -> &'static str {
        match self {
            Flavour::Named => "named",
            other => other.cargo_feature(),
        }
    }

    fn folder(self, root: &Path) -> PathBuf {
        match self {
            Flavour::Package => root.join("pkg"),
            Flavour::TestPanic => root.join("target/pkg-test-panic"),
            Flavour::Named => root.join("target/pkg-named"),
        }
    }
}

/// Builds a package.
pub fn package(flavour: Flavour) -> Result<()> {
    let root = root()?;
    let started = Instant::now();

    let named = flavour == Flavour::Named;
    // The older names do not say what a generic function was made for.
    let rustflags: &[&str] = if named { &["-Csymbol-mangling-version=v0"] } else { &[] };
    step("compiling the Rust core to WebAssembly");
    let wasm = compile(
        root,
        "openrouter-wasm",
        // For whoever depends on the crate it is an rlib alone: nothing of theirs is linked twice.
        &["--features", flavour.cargo_feature(), "--crate-type", "cdylib"],
        &root.join("target").join(flavour.target()),
        rustflags,
    )?;
    let out = flavour.folder(root);
    let work = root.join("target/xtask").join(flavour.target());
    fs::create_dir_all(&work)?;
    bind(root, &wasm, &work, named)?;
    assemble(root, &work, &out)?;

    let size = fs::metadata(out.join("openrouter.wasm"))?.len();
    let folder = out.strip_prefix(root)?.display();
    step(&format!("{folder}/ is ready: openrouter.wasm has {size} bytes ({:.1} s)", started.elapsed().as_secs_f32()));
    Ok(())
}

/// Builds the Rust web app that the tests call, into `target/rust-client/`.
pub fn rust_client() -> Result<()> {
    let root = root()?;
    step("compiling the tests' Rust web app");
    let out = root.join("target/rust-client");
    let wasm = compile(root, "rust-client", &[], &out.join("build"), &[])?;
    write_app(&wasm, &out)
}

/// Builds an example in Rust into its folder's `dist/`: as much of what Trunk does as it needs.
pub fn example(name: &str) -> Result<()> {
    let root = root()?;
    let folder = root.join("examples").join(name);
    let package = manifest_field(&folder, "name")?;
    step(&format!("compiling examples/{name}"));
    // What the examples have in common is compiled once.
    let wasm = compile(&folder, &package, &[], &root.join("target/examples"), &[])?;
    let out = folder.join("dist");
    fs::create_dir_all(&out)?;
    write_app(&wasm, &out)?;
    if let Ok(page) = fs::read_to_string(folder.join("index.html")) {
        let loader = "<script type=\"module\">\n      import init from \"./glue.js\";\n      \
            init({ module_or_path: \"./glue.wasm\" });\n    </script>\n  </head>";
        fs::write(out.join("index.html"), page.replacen("</head>", loader, 1))?;
    }
    Ok(())
}

/// An app's module, and the JavaScript around it.
fn write_app(wasm: &Path, out: &Path) -> Result<()> {
    let mut output = glue(fs::read(wasm)?, false)?;
    fs::write(out.join("glue.js"), output.js())?;
    fs::write(out.join("glue.wasm"), output.wasm_mut().emit_wasm())?;
    for (name, text) in output.snippets().iter().flat_map(|(folder, texts)| {
        texts.iter().enumerate().map(move |(at, text)| (format!("snippets/{folder}/inline{at}.js"), text))
    }) {
        let path = out.join(name);
        fs::create_dir_all(path.parent().context("a snippet has a folder")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}

fn root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask stands in the project's folder")
}

fn step(text: &str) {
    eprintln!("[build] {text}");
}

/// Compiles a package of the workspace in `folder` and returns where its module is.
fn compile(folder: &Path, package: &str, more: &[&str], target_dir: &Path, rustflags: &[&str]) -> Result<PathBuf> {
    // Panic messages name source files: no folder of the build machine belongs into the package.
    let mut flags = remapped_paths(root()?)?;
    flags.extend(rustflags.iter().map(|&flag| flag.to_owned()));
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(folder)
        .args(["rustc", "--release", "--locked", "--package", package, "--target", TARGET])
        .args(more)
        .arg("--target-dir")
        .arg(target_dir)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .status()
        .context("cargo could not be started")?;
    ensure!(status.success(), "cargo failed; if the target is missing: rustup target add {TARGET}");
    Ok(target_dir.join(TARGET).join("release").join(package.replace('-', "_")).with_extension("wasm"))
}

fn remapped_paths(root: &Path) -> Result<Vec<String>> {
    let home = env::home_dir().context("no home folder")?;
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let flag = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    // The last one that matches counts.
    Ok(vec![flag(&home, "home"), flag(&cargo_home, "cargo"), flag(root, "openrouter-wasm")])
}

/// The glue, the declarations and the optimised module, in `work`.
fn bind(root: &Path, wasm: &Path, work: &Path, named: bool) -> Result<()> {
    let input = fs::read(wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    let stamp = {
        let mut hasher = DefaultHasher::new();
        // Another build tool, or another wasm-opt, may make something else of it.
        let tools = (fs::read(env::current_exe()?)?, fs::read(root.join("package-lock.json"))?);
        (&input, tools).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    };
    let stamp_file = work.join("stamp");
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        step("the module has not changed");
        return Ok(());
    }

    // Until all of it is there, none of it counts.
    fs::remove_file(&stamp_file)
        .or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
    step("wasm-bindgen: writing the glue");
    let mut output = glue(traps::instead_of_panics(&input)?, named)?;
    ensure!(output.snippets().values().all(Vec::is_empty), "the package has no place for snippets");
    fs::write(work.join("glue.js"), format!("// @ts-nocheck\n{}", output.js()))?;
    fs::write(work.join("types.d.ts"), declarations::of_the_wire(output.ts().unwrap_or_default())?)?;
    let unoptimised = work.join("unoptimised.wasm");
    fs::write(&unoptimised, output.wasm_mut().emit_wasm())?;

    step("wasm-opt: making it small");
    optimise(root, &unoptimised, &work.join("openrouter.wasm"), named)?;
    fs::write(stamp_file, stamp)?;
    Ok(())
}

/// wasm-bindgen's output for a module, in the form that works in every runtime.
fn glue(module: Vec<u8>, named: bool) -> Result<Output> {
    Bindgen::new()
        .input_bytes("glue", module)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(!named)
        .remove_producers_section(true)
        .reset_state_function(true)
        .generate_output()
}

fn optimise(root: &Path, input: &Path, output: &Path, named: bool) -> Result<()> {
    let wasm_opt = root.join("node_modules/binaryen/bin/wasm-opt");
    if !wasm_opt.exists() {
        bail!("wasm-opt is missing: run npm ci, or npm run build, which does");
    }
    let status = Command::new("node")
        .arg(wasm_opt)
        .args(WASM_FEATURES)
        .args(["-Oz", if named { "--debuginfo" } else { "--strip-debug" }, "--strip-producers", "--output"])
        .args([output, input])
        .status()
        .context("node could not be started")?;
    ensure!(status.success(), "wasm-opt failed");
    Ok(())
}

/// The package: what was built, what surrounds it, and the version of Cargo.toml.
fn assemble(root: &Path, work: &Path, out: &Path) -> Result<()> {
    let template = root.join("pkg-template");
    if out.exists() {
        // Keep the folder itself: it may be linked into somebody's node_modules.
        for entry in fs::read_dir(out)? {
            let path = entry?.path();
            if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
        }
    }
    fs::create_dir_all(out)?;
    for name in ["glue.js", "types.d.ts", "openrouter.wasm"] {
        fs::copy(work.join(name), out.join(name))?;
    }
    fs::write(out.join("wasm-base64.js"), as_text(&fs::read(work.join("openrouter.wasm"))?))?;
    for entry in fs::read_dir(&template)? {
        let path = entry?.path();
        let name = path.file_name().context("a file has a name")?;
        fs::copy(&path, out.join(name))?;
    }
    for name in ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"] {
        fs::copy(root.join(name), out.join(name)).with_context(|| format!("{name} is missing"))?;
    }
    let package = fs::read_to_string(template.join("package.json"))?;
    let placeholder = "\"version\": \"0.0.0\"";
    ensure!(package.contains(placeholder), "pkg-template/package.json has no {placeholder} to fill in");
    let version = format!("\"version\": \"{}\"", manifest_field(root, "version")?);
    fs::write(out.join("package.json"), package.replacen(placeholder, &version, 1))?;
    join_modules(root, out)
}

/// What every entry exports, in one file, for the runtimes that read files, where each module costs a third of a
/// millisecond, and for pages without a bundler, where it costs a request. Bundlers get the modules, and leave out what is
/// not used. What holds the wasm, and the class of errors, stay files of their own, so that there is only one of each.
fn join_modules(root: &Path, out: &Path) -> Result<()> {
    const APART: [&str; 4] = ["wasm.js", "glue.js", "error.js", "time.js"];
    let esbuild = root.join("node_modules/esbuild/bin/esbuild");
    if !esbuild.exists() {
        bail!("esbuild is missing: run npm ci, or npm run build, which does");
    }
    let status = Command::new(esbuild)
        .args([
            "exports.js",
            "--bundle",
            "--format=esm",
            "--platform=neutral",
            "--target=es2022",
            "--minify-whitespace",
            "--log-level=warning",
        ])
        .args(["--outfile=all.js", "--banner:js=// Made of the modules beside it. Do not edit.\n// @ts-nocheck"])
        .args(APART.map(|name| format!("--external:./{name}")))
        .current_dir(out)
        .status()
        .context("esbuild could not be started")?;
    ensure!(status.success(), "esbuild failed");
    Ok(())
}

/// The module as JavaScript, for the entry that carries it in itself.
fn as_text(wasm: &[u8]) -> String {
    let base64 = BASE64_STANDARD.encode(wasm);
    format!("// Generated from openrouter.wasm. Do not edit.\nexport const base64 = \"{base64}\";\n")
}

/// A field of a folder's Cargo.toml. The version stands nowhere else.
fn manifest_field(folder: &Path, field: &str) -> Result<String> {
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    let start = format!("{field} = \"");
    let line = manifest.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"'));
    Ok(line.with_context(|| format!("Cargo.toml has no {field}"))?.to_owned())
}
