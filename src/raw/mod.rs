//! Any JSON as it was sent: names are not yet known, values not yet judged.
//!
//! Arrays of numbers become columns while they are parsed, so that a day of samples costs eight bytes a value and no tree.

mod node;
mod number;
mod parse;
mod print;
mod progress;

pub use node::{Entry, Node, find, index_of, is_sparse};
pub use number::{float, numeric};
pub use parse::{Parsed, TOO_MANY, parse, parse_with_progress};
pub use print::compact;
pub use progress::ReadProgress;
