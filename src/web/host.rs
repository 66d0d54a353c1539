//! All calls from Rust into the element's JavaScript.

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

#[wasm_bindgen]
extern "C" {
    /// Passed by `www/embed.js` when it creates a viewer; `www/worker.js` passes the subset that works in a worker.
    #[derive(Clone)]
    pub type Host;

    /// The cursor has moved to that instant, or has left.
    #[wasm_bindgen(method)]
    pub fn cursor(this: &Host, time: Option<f64>);

    /// The window has changed, by the person or by the host.
    #[wasm_bindgen(method)]
    pub fn range(this: &Host, by_person: bool);

    /// The person has changed series, charts, pins or the window.
    #[wasm_bindgen(method)]
    pub fn view(this: &Host);

    /// The person has chosen the finding with that index.
    #[wasm_bindgen(method)]
    pub fn finding(this: &Host, index: usize);

    /// The person has set the remote's clock offset in milliseconds; `None` for the default.
    #[wasm_bindgen(method)]
    pub fn offset(this: &Host, remote_ms: Option<f64>);

    /// The person exports a file of that kind, with ids and addresses masked or not.
    #[wasm_bindgen(method)]
    pub fn export(this: &Host, kind: &str, masked: bool);

    /// Rust has panicked while working for this host: its viewer is unusable from now on.
    #[wasm_bindgen(method)]
    pub fn fault(this: &Host, message: &str);

    /// The share of the work that is done.
    #[wasm_bindgen(method)]
    pub fn progress(this: &Host, share: f64);

    /// The zone's offset east of UTC in minutes at that instant; 0 for an unknown zone.
    #[wasm_bindgen(method, js_name = zoneOffset)]
    pub fn zone_offset(this: &Host, zone: &str, time: f64) -> f64;

    /// Strokes or fills one path in a single call (`www/paint.js`), reading wasm memory without a copy.
    #[wasm_bindgen(method)]
    #[allow(
        clippy::too_many_arguments,
        reason = "numbers cross without an allocation, a struct does not"
    )]
    pub fn paint(
        this: &Host,
        context: &CanvasRenderingContext2d,
        xy: &[f32],
        colour: &JsString,
        width: f32,
        dash_on: f32,
        dash_off: f32,
    );

    /// Draws text with the anchor `across` (left, centre, right) and `along` (top, middle, bottom) at `x`, `y`.
    #[wasm_bindgen(method)]
    #[allow(
        clippy::too_many_arguments,
        reason = "numbers cross without an allocation, a struct does not"
    )]
    pub fn write(
        this: &Host,
        context: &CanvasRenderingContext2d,
        text: &str,
        x: i32,
        y: i32,
        font: Option<&str>,
        colour: &JsString,
        across: u8,
        along: u8,
    );

    /// Strokes vertical segments one pixel wide: centre, top and bottom of each.
    #[wasm_bindgen(method, js_name = columnSegments)]
    pub fn column_segments(
        this: &Host,
        context: &CanvasRenderingContext2d,
        lines: &[f32],
        colour: &JsString,
    );
}
