//! The binary as it runs, between real sockets: a fake cloud behind it, callers of all kinds before it.

#![allow(clippy::unwrap_used, reason = "a test that cannot ask has failed")]

mod callers;
mod cloud;
mod connections;
mod files;
mod image;
mod keys;
mod logs;
mod manners;
mod probes;
mod process;
mod support;
mod users;
