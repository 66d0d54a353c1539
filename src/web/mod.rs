//! The browser: the only folder that names `web_sys`, `js_sys`, `gloo` or `wasm_bindgen`.
//!
//! * `viewer`: the door, [`Viewer`], and `enter`, which every way in passes; `fault`: who is told of a panic.
//! * `reading`: files to sessions, in a worker where they are large.
//! * `screen`: the elements of a session's page, built once and then only written to; `listen`: what it hears.
//! * `pointer`, `keys`: what a person does with it; `choices`: what comes of that.
//! * `panel`: one chart: its heading, its legend, its drawing; `overview`, `axis`, `overlay`, `dock`: what belongs to all of them.
//! * `popover`: what lies over the page until it is closed: `help`, `keys_list`, `selection`, `export_menu`.
//! * `verdict`: the sentence, and what choosing a finding does; `findings`, `findings_filter`, `finding_details`: their list; `badges`, `chart_badges`:
//!   their numbers over lanes and plots; `score_and_budget`: score and budget.
//! * `thresholds`: the panel in which they are changed; `thresholds_data`: those as plain data.
//! * `clocks`: how far they are apart, and where the times stand.
//! * `exports`: files of what is visible.
//! * `surface`: plotters' canvas backend with what it lacks; `draw_target`: that, or a file of vectors.
//! * `view_data`: what was chosen as plain data.
//! * `host`: what is asked of the element's JavaScript.
//! * `focus`: where it was, and what was unfolded, before a screen was built anew.
//! * `fetch`: bytes from an address.

mod axis;
mod badges;
mod canvas;
mod chart_badges;
mod choices;
mod clocks;
mod context;
mod details;
mod distribution;
mod dock;
mod dom;
mod draw_target;
mod export_menu;
mod exports;
mod failure;
mod fault;
mod fetch;
mod finding_details;
mod findings;
mod findings_filter;
mod focus;
mod frame;
mod help;
mod host;
mod keys;
mod keys_list;
mod legend;
mod listen;
mod listener;
mod overlay;
mod overview;
mod panel;
mod plain;
mod pointer;
mod popover;
mod reading;
mod realm;
mod sample_markers;
mod score_and_budget;
mod screen;
mod selection;
mod surface;
mod table;
mod theme;
mod thresholds;
mod thresholds_data;
mod tools;
mod verdict;
mod view_data;
mod viewer;
mod zone;

pub use failure::failure_of_cloud;
pub use fetch::read_response;
pub use reading::{Received, read_apart};
pub use viewer::Viewer;
