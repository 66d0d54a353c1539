//! What is visible: charts and legends, scales, ticks, clock. Nothing here draws, nothing knows the browser.

mod about;
mod badges;
mod chosen;
mod evidence;
mod filter;
mod gesture;
mod go_to;
mod grip;
mod look;
mod readout;
mod screen;
mod state;
mod subject;
mod time_scale;
mod time_ticks;
mod timeline;
mod value_scale;
mod zone;

pub use about::{FACTS, chart_remark, device_facts, remark};
pub use badges::{Badge, chart_badges, in_row, overview_badges};
pub use chosen::ChosenFinding;
pub use evidence::{Lookup, evidence_in, is_about_all};
pub use filter::Filter;
pub use gesture::{Act, CLICK_PX, Gesture, Touch};
pub use go_to::go_to;
pub use grip::Grip;
pub use look::{Form, Look, Mark, Paint};
pub use readout::Readout;
pub use screen::{ChartPlan, Entry, Presence, Screen};
pub use state::ViewState;
pub use subject::{DATED, Facts, Place, StretchFacts, Subject, Trace};
pub use time_scale::TimeScale;
pub use time_ticks::{TimeTick, time_ticks};
pub use timeline::Timeline;
pub use value_scale::{Fit, ValueScale};
pub use zone::{Figures, Zone};
