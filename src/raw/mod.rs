//! The JSON as it was sent.
