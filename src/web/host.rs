//! What Rust asks of the element's JavaScript, in one block.

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

#[wasm_bindgen]
extern "C" {
    /// Given by `www/embed.js` when it makes a viewer; to a worker, `www/worker.js` gives what can be asked for there.
    #[derive(Clone)]
    pub type Host;

    /// The cursor stands at that instant, or nowhere.
    #[wasm_bindgen(method)]
    pub fn cursor(this: &Host, time: Option<f64>);

    /// The window has moved, by the person's hand or by the host's.
    #[wasm_bindgen(method)]
    pub fn range(this: &Host, by_person: bool);

    /// The person has chosen otherwise: other series, charts, instants, another window.
    #[wasm_bindgen(method)]
    pub fn view(this: &Host);

    /// The person has chosen the finding of that index.
    #[wasm_bindgen(method)]
    pub fn finding(this: &Host, index: usize);

    /// The person wants the remote's clock to be so many milliseconds ahead of the field's, or what the viewer finds.
    #[wasm_bindgen(method)]
    pub fn offset(this: &Host, remote_ms: Option<f64>);

    /// The person wants a file of that kind, with ids and addresses masked or not.
    #[wasm_bindgen(method)]
    pub fn export(this: &Host, kind: &str, masked: bool);

    /// Rust has panicked while it worked for this host: what was at work is dead from now on.
    #[wasm_bindgen(method)]
    pub fn fault(this: &Host, message: &str);

    /// That share of the work has been done.
    #[wasm_bindgen(method)]
    pub fn progress(this: &Host, share: f64);

    /// Minutes east of UTC of that zone at that instant; 0 for an unknown zone.
    #[wasm_bindgen(method, js_name = zoneOffset)]
    pub fn zone_offset(this: &Host, zone: &str, time: f64) -> f64;

    /// Strokes or fills one path: the one crossing per curve (`www/paint.js`), which sees our memory and copies nothing.
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

    /// Writes a word, its point `across` (left, centre, right) and `along` (top, middle, bottom) at `x`, `y`.
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

    /// Strokes upright lines a pixel wide: middle, upper and lower end of each.
    #[wasm_bindgen(method, js_name = columnSegments)]
    pub fn column_segments(
        this: &Host,
        context: &CanvasRenderingContext2d,
        lines: &[f32],
        colour: &JsString,
    );
}
