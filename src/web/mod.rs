//! The browser: the only folder that names `web_sys`, `js_sys`, `gloo` or `wasm_bindgen`.
//!
//! * `viewer`: the exported [`Viewer`], and `enter`, which every call passes; `fault`: reports panics.
//! * `reading`: files to sessions, in a worker if they are large.
//! * `screen`: the elements of a session's page, built once and then updated; `listen`: its event listeners.
//! * `pointer`, `keys`: input; `choices`: what the person changes.
//! * `panel`: one chart with heading, legend and drawing; `overview`, `axis`, `overlay`, `dock`: what all charts share.
//! * `popover`: panels above the page: `help`, `keys_list`, `selection`, `export_menu`.
//! * `verdict`: the sentence, and choosing a finding; `findings`, `findings_filter`, `finding_details`: their list; `badges`,
//!   `chart_badges`: their numbers in overview and plots; `score_and_budget`: score and latency budget.
//! * `thresholds`: the panel for changing them; `thresholds_data`: as plain data.
//! * `clocks`: the clock offset and the panel for correcting it.
//! * `exports`: files of what is visible.
//! * `surface`: plotters' canvas backend with what it lacks; `draw_target`: that, or SVG.
//! * `view_data`: the person's choices as plain data.
//! * `host`: calls into the element's JavaScript.
//! * `focus`: keeps the focus when a screen is rebuilt.
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
