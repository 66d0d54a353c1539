//! What a reader takes away of a session: tables, text, pictures, the data again. Nothing here knows the browser.
//!
//! * [`Excerpt`]: what is visible; `mask`: the same without what tells whose it was.
//! * `csv`, `svg`: a file per format; `figure` draws what SVG and PNG show.
//! * `answer`: the session once more as the cloud would have sent it.

mod answer;
mod csv;
mod excerpt;
mod figure;
mod mask;
mod svg;

pub use answer::{Extent, answer};
pub use csv::{CSV_HEAD, csv_rows};
pub use excerpt::{Excerpt, verdict_for_ticket};
pub use figure::Figure;
pub use mask::{masked, masked_notes};
pub use svg::{SVG_RATIO, SvgInk, svg};
