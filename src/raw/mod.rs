//! JSON as it was sent: names are not yet interpreted, values not yet checked.
//!
//! Arrays of numbers become columns while they are parsed, so that a day of samples costs eight bytes per value instead of a tree.

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
