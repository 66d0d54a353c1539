//! The chosen finding's evidence: a light tint, and a bar on the plot's upper edge, below its number.

use super::draw_list::DrawList;
use super::path::Path;
use super::plot::Plot;
use super::spans::spans;

/// Opacity of the tint, the same as the selection's.
const TINT: f64 = 0.06;
/// Height of the bar in CSS pixels.
const RULE: f64 = 2.0;

/// The evidence, drawn below everything else.
pub fn evidence(plot: &Plot<'_>) -> DrawList {
    let mut list = DrawList::default();
    let (Some(marked), Some(x_scale)) = (plot.evidence, plot.x_scale()) else {
        return list;
    };
    let (top, bottom) = (f64::from(plot.area.top), f64::from(plot.area.bottom));
    let rule = (RULE * plot.ratio).round();
    let [mut tint, mut rules] = [(); 2].map(|()| Path::default());
    for span in spans(&marked.times, &x_scale, plot.area) {
        tint.rectangle(span.start, top, span.end, bottom);
        rules.rectangle(span.start, top - rule, span.end, top);
    }
    let palette = plot.palette;
    list.fill(tint, palette.text.with_alpha(TINT));
    list.fill(
        rules,
        if marked.is_note {
            palette.base
        } else {
            palette.severity
        },
    );
    list
}
