//! What a reader takes away of a session: tables, text, pictures, the data again. Nothing here knows the browser.
//!
//! * [`ExportView`]: what is visible; `mask`: the same without what tells whose it was.
//! * `csv`, `svg`: a file per format; `figure` draws what SVG and PNG show.
//! * `answer`: the session once more as the cloud would have sent it.

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
