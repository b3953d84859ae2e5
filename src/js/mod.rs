//! The exports that the npm package's JavaScript is built on, behind the Cargo feature `npm`. None of them is public
//! there: the classes of `pkg-template/` stand before them.
//!
//! Nothing waits in here: JavaScript owns the call, asks what its answers mean, and keeps to what it is told. Numbers and
//! text cross, objects as JSON text. Nothing throws on purpose, so whatever an export throws is a crash, after which
//! JavaScript takes a fresh instance.

mod answer;
mod error;
mod growing;
mod policy;
#[cfg(feature = "test-panic")]
mod test_panic;

/// A third of the size of the standard library's allocator, which matters to a page.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
