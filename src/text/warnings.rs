//! What a warning says.

use super::Lang;
use crate::warning::Warning;

/// The warning as a sentence.
#[must_use]
pub fn warning(warning: &Warning, _lang: Lang) -> String {
    warning.kind.code().to_owned()
}
