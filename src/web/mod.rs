//! The browser: the only folder that names `web_sys`, `js_sys`, `gloo` or `wasm_bindgen`.
//!
//! * `viewer`: the door, [`Viewer`], and `enter`, which every way in passes; `fault`: who is told of a panic.
//! * `reading`: files to sessions, in a worker where they are large.
//! * `screen`: the elements of a session's page, built once and then only written to; `listen`: what it hears.
//! * `panel`: one chart: its canvases and its drawing.
//! * `surface`: plotters' canvas backend with what it lacks.
//! * `host`: what is asked of the element's JavaScript.
//! * `fetch`: bytes from an address.

mod axis;
mod canvas;
mod context;
mod details;
mod dom;
mod failure;
mod fault;
mod fetch;
mod help;
mod host;
mod legend;
mod listen;
mod listener;
mod overview;
mod panel;
mod plain;
mod reading;
mod screen;
mod surface;
mod table;
mod theme;
mod viewer;
mod zone;

pub use fetch::read_response;
pub use reading::{Columns, read_apart};
pub use viewer::Viewer;
