//! Runs the real binary between real sockets: a fake cloud behind it, all kinds of callers in front.

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
