//! Export of a session: tables, text, pictures, JSON. Nothing here knows the browser.
//!
//! * [`ExportView`]: what is visible; `mask`: the same without identifying data.
//! * `csv`, `svg`: one file per format; `figure` draws the content of SVG and PNG.
//! * `session_json`: the session in the cloud's format.

mod csv;
mod export_view;
mod figure;
mod mask;
mod session_json;
mod svg;

pub use csv::{CSV_HEAD, csv_rows};
pub use export_view::{ExportView, verdict_for_ticket};
pub use figure::Figure;
pub use mask::{masked, masked_notes};
pub use session_json::{Extent, session_json};
pub use svg::{SVG_RATIO, SvgPathBackend, svg};
