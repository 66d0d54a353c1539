//! Bytes → sessions and warnings: decode, locate, read. Every odd shape ends here.

use crate::error::ImportError;
use crate::model::Session;
use crate::units::Bytes;
use crate::warning::Warning;

/// What is tried at most, before and after unpacking.
pub const LIMIT_BYTES: Bytes = 256 * 1024 * 1024;

/// One session of an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What could be read.
    pub session: Session,
    /// What was repaired or left out.
    pub warnings: Vec<Warning>,
}

/// Reads whatever was pasted, dropped or fetched: one or more sessions, in the order of the input.
///
/// # Errors
///
/// Only when nothing at all can be shown; anything less is a [`Warning`].
pub fn import(bytes: &[u8]) -> Result<Vec<Imported>, ImportError> {
    let _ = bytes;
    Err(ImportError::NotASession { keys: Vec::new() })
}
