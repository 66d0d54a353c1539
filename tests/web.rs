//! Tests of the exported [`Viewer`] in a browser: the data that crosses into JavaScript, and drawing.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::rc::Rc;

use js_sys::{Array, Float64Array, JSON, Object, Reflect, Uint8Array};
use trro_session_viewer::web::{Received, Viewer, load_words, read_apart};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{AbortController, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const SAMPLE: &str = include_str!("../www/sample.json");
/// What a script loads.
const WORDS: [(&str, &str); 2] = [
    ("en", include_str!(concat!(env!("OUT_DIR"), "/en.txt"))),
    (
        "zh-CN",
        include_str!(concat!(env!("OUT_DIR"), "/zh-CN.txt")),
    ),
];
const SAMPLE_ID: &str = "c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1";

#[wasm_bindgen(inline_js = "
export function place() {
    const root = document.createElement('div');
    document.body.append(root);
    return root;
}

// A host object that records calls.
export function makeHost() {
    return {
        colours: new Set(),
        during: null,
        caught: [],
        cursor() {},
        range() {},
        view() {},
        fault(message) { throw new Error(message); },
        shares: [],
        progress(share) {
            this.shares.push(share);
        },
        zoneOffset: () => 480,
        columnSegments() {},
        write() {},
        paint(context, xy, colour) {
            this.colours.add(colour);
            try {
                this.during?.();
            } catch (error) {
                this.caught.push(String(error));
            }
        },
    };
}

export function watchPage(root) {
    const observer = new MutationObserver(() => {});
    observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true });
    const isElsewhere = ({ target }) => document.contains(target) && !root.contains(target);
    return () => observer.takeRecords().filter(isElsewhere).length;
}
")]
extern "C" {
    fn place() -> HtmlElement;
    #[wasm_bindgen(js_name = makeHost)]
    fn make_host() -> Object;
    #[wasm_bindgen(js_name = watchPage)]
    fn watch_page(root: &HtmlElement) -> js_sys::Function;
}

/// A viewer on a page, with the page's view of it.
struct Shown {
    viewer: Viewer,
    root: HtmlElement,
    host: Object,
    mounting: AbortController,
}

impl Shown {
    fn new() -> Self {
        let (root, host) = (place(), make_host());
        for (tag, words) in WORDS {
            assert!(load_words(tag, Some(words.to_owned())));
        }
        let viewer = Viewer::new(root.clone(), host.clone().unchecked_into());
        let mounting = AbortController::new().unwrap();
        viewer.mount(mounting.signal());
        Self {
            viewer,
            root,
            host,
            mounting,
        }
    }

    fn with_sample() -> Self {
        let shown = Self::new();
        shown.viewer.load(inputs(&[SAMPLE])).unwrap();
        shown
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    fn colours(&self) -> Vec<String> {
        let colours = Reflect::get(&self.host, &"colours".into()).unwrap();
        Array::from(&colours)
            .iter()
            .filter_map(|colour| colour.as_string())
            .collect()
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.mounting.abort();
        self.viewer.unmount();
        self.root.remove();
    }
}

fn inputs(texts: &[&str]) -> Array {
    texts
        .iter()
        .map(|text| {
            let input = Object::new();
            Reflect::set(&input, &"name".into(), &JsValue::NULL).unwrap();
            let bytes = Uint8Array::from(text.as_bytes());
            Reflect::set(&input, &"bytes".into(), &bytes).unwrap();
            input
        })
        .collect()
}

fn sample_of(id: &str) -> String {
    SAMPLE.replace(SAMPLE_ID, id)
}

/// The value at a path as JSON: `undefined` if there is none.
fn at(value: &JsValue, path: &str) -> String {
    let found = path
        .split('.')
        .filter(|part| !part.is_empty())
        .fold(value.clone(), |value, part| {
            Reflect::get(&value, &part.into()).unwrap_or(JsValue::UNDEFINED)
        });
    let json = JSON::stringify(&found)
        .ok()
        .and_then(|json| json.as_string());
    json.unwrap_or_else(|| "undefined".to_owned())
}

#[wasm_bindgen_test]
fn load_tells_the_sessions() {
    let shown = Shown::new();
    let infos = shown
        .viewer
        .load(inputs(&[&sample_of("a-0"), &sample_of("b-1")]))
        .unwrap();
    for (path, expected) in [
        ("length", "2"),
        (
            "0",
            r#"{"index":0,"name":null,"sessionId":"a-0","start":1731399569000,"end":1731399664000,"devices":2}"#,
        ),
        ("1.index", "1"),
        ("1.sessionId", r#""b-1""#),
    ] {
        assert_eq!(at(&infos, path), expected, "{path}");
    }
    assert_eq!(shown.viewer.selected(), 0);
    shown.viewer.select(1).unwrap();
    assert_eq!(shown.viewer.selected(), 1);
    let report = shown.viewer.report().unwrap();
    assert_eq!(at(&report, "session.sessionId"), r#""b-1""#);
    let error = shown.viewer.select(2).unwrap_err();
    assert!(error.is_instance_of::<js_sys::RangeError>());
    assert_eq!(shown.viewer.selected(), 1);
}

#[wasm_bindgen_test]
fn what_was_read_apart_is_what_is_read_here() {
    let texts = [sample_of("a-0"), sample_of("b-1")];
    let inputs = || inputs(&[&texts[0], &texts[1]]);
    let (here, there) = (Shown::new(), Shown::new());
    let expected = here.viewer.load(inputs()).unwrap();

    let host = make_host();
    let usual = JsValue::from(Object::new());
    let parts = read_apart(host.clone().unchecked_into(), inputs(), "en", &usual).unwrap();
    let shares = Array::from(&Reflect::get(&host, &"shares".into()).unwrap());
    let shares: Vec<f64> = shares.iter().filter_map(|share| share.as_f64()).collect();
    assert!(shares.len() > 10 && shares.is_sorted(), "{shares:?}");
    assert_eq!(shares.last(), Some(&1.0));

    let mut received = Received::new();
    for column in Array::from(&parts.get(1)).iter() {
        received.push(&Float64Array::from(column)).unwrap();
    }
    received
        .finish(Uint8Array::from(parts.get(0)).to_vec())
        .unwrap();
    let reports = Array::from(&parts.get(2));
    let infos = there.viewer.take(received, &reports, "en").unwrap();
    assert_eq!(at(&infos, ""), at(&expected, ""));
    for lang in ["en", "zh-CN"] {
        here.viewer.set_lang(lang);
        there.viewer.set_lang(lang);
        let [here, there] = [&here, &there].map(|shown| {
            let report = shown.viewer.report().unwrap();
            // The host may modify its copy.
            Reflect::set(&report, &"spoilt".into(), &JsValue::TRUE).unwrap();
            at(&shown.viewer.report().unwrap(), "")
        });
        assert_eq!(there, here);
        assert!(!here.contains("spoilt"));
    }
    assert_eq!(there.count("canvas"), here.count("canvas"));

    let mut received = Received::new();
    assert!(received.finish(vec![1]).is_err());
}

#[wasm_bindgen_test]
fn failures_have_the_shape_that_the_element_takes() {
    let shown = Shown::with_sample();
    let refused = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"late"},"RequestId":"r-1"}}"#;
    for (text, expected) in [
        (
            "{\"Response\":\n{\"Details\": ?}}",
            &[
                ("code", r#""not-json""#),
                ("retryable", "false"),
                ("cloud", "null"),
                ("position.line", "2"),
                ("position.column", "13"),
                ("words.detail", "null"),
            ] as &[(&str, &str)],
        ),
        (
            refused,
            &[
                ("code", r#""cloud-error""#),
                ("retryable", "true"),
                (
                    "cloud",
                    r#"{"code":"AuthFailure.SignatureExpire","requestId":"r-1"}"#,
                ),
                ("position", "null"),
                ("words.detail.1.0.1", r#""late""#),
            ],
        ),
    ] {
        let failure = shown.viewer.load(inputs(&[text])).unwrap_err();
        for (path, expected) in expected {
            assert_eq!(at(&failure, path), *expected, "{path}");
        }
        for part in ["message", "meaning", "advice.0"] {
            // The number of a message, and its facts.
            let number = at(&failure, &format!("words.{part}.0"));
            assert!(number.parse::<u16>().is_ok(), "{part}: {number}");
            let facts = at(&failure, &format!("words.{part}.1.length"));
            assert!(facts.parse::<u16>().is_ok(), "{part}: {facts}");
        }
        let report = shown.viewer.report().unwrap();
        assert_eq!(
            at(&report, "session.sessionId"),
            format!("\"{SAMPLE_ID}\""),
            "what was shown stays"
        );
        assert_eq!(shown.count("[data-chart]"), 13);
    }
}

/// No `Map`, `undefined` or `BigInt`: a host must be able to clone, store and send it.
#[wasm_bindgen_test]
fn report_is_plain() {
    let shown = Shown::with_sample();
    let report = shown.viewer.report().unwrap();
    for (path, expected) in [
        ("version", "1"),
        ("verdict.severity", "\"major\""),
        ("verdict.blame", "\"remote-downlink\""),
        ("clock.offsetMs", "1000"),
        ("clock.applied", "false"),
        ("findings.0.device", "1"),
        ("findings.0.causes", "[]"),
        ("devices.length", "2"),
        ("devices.0.resolution", r#"{"width":1280,"height":720}"#),
        ("devices.1.configuredResolution", "null"),
        ("devices.0.segments.length", "1"),
        ("devices.1.segments.length", "7"),
        ("devices.1.lag.100.totalMs", "571"),
        ("devices.0.series.0.link", "null"),
    ] {
        assert_eq!(at(&report, path), expected, "{path}");
    }
    let empty = Shown::new();
    assert!(empty.viewer.report().unwrap().is_null());
}

#[wasm_bindgen_test]
fn values_are_those_of_the_nearest_samples() {
    let shown = Shown::with_sample();
    let values = shown.viewer.values(1_731_399_591_000.0).unwrap();
    let of = |device: usize, metric: &str| {
        let reading = Array::from(&values).find(&mut |reading, _, _| {
            at(&reading, "device") == device.to_string()
                && at(&reading, "metric") == format!("\"{metric}\"")
        });
        at(&reading, "value")
    };
    // Offset 22 of the field is its twelfth sample; the remote started three seconds later.
    for (device, metric, expected) in [
        (0, "NetworkLatency", "503"),
        (0, "Fps", "19"),
        (1, "Fps", "19"),
    ] {
        assert_eq!(of(device, metric), expected, "{device} {metric}");
    }
    let before = shown.viewer.values(0.0).unwrap();
    assert!(
        Array::from(&before)
            .iter()
            .all(|reading| at(&reading, "value") == "null"),
        "long before there was nothing"
    );
}

/// Any CSS colour set by a host arrives at the canvas.
#[wasm_bindgen_test]
fn draws_in_the_colours_of_the_tokens() {
    let shown = Shown::with_sample();
    for (token, expected) in [
        ("#102030", "rgba(16,32,48,1)"),
        ("#123", "rgba(17,34,51,1)"),
        ("rgb(1, 2, 3)", "rgba(1,2,3,1)"),
        ("rgb(4 5 6 / 50%)", "rgba(4,5,6,0.5)"),
        ("hsl(0 100% 50%)", "rgba(255,0,0,1)"),
        ("teal", "rgba(0,128,128,1)"),
        ("no colour at all", "rgba(128,128,128,1)"),
    ] {
        let style = shown.root.style();
        style.set_property("--field", token).unwrap();
        Reflect::get(&shown.host, &"colours".into())
            .unwrap()
            .unchecked_into::<js_sys::Set>()
            .clear();
        shown.viewer.refresh();
        let colours = shown.colours();
        let is_there = colours.iter().any(|colour| colour == expected);
        assert!(is_there, "{token}: {expected} is not in {colours:?}");
    }
}

/// plotters would append a `<span>` to the page for each text that it measures.
#[wasm_bindgen_test]
fn touches_nothing_but_its_own_root() {
    let shown = Shown::new();
    let records = watch_page(&shown.root);
    shown.viewer.load(inputs(&[SAMPLE])).unwrap();
    shown.viewer.set_lang("zh-CN");
    shown.viewer.set_time_zone("relative");
    shown.viewer.refresh();
    assert!(shown.count("canvas") > 13, "something was drawn");
    let touched = records.call0(&JsValue::NULL).unwrap();
    assert_eq!(touched.as_f64(), Some(0.0));
}

/// A host that calls back during a call gets an error, and the viewer continues to work.
#[wasm_bindgen_test]
fn refuses_to_be_entered_twice() {
    let shown = Rc::new(Shown::with_sample());
    let weak = Rc::downgrade(&shown);
    let during = Closure::<dyn FnMut() -> Result<JsValue, JsValue>>::new(move || {
        weak.upgrade()
            .map_or(Ok(JsValue::NULL), |shown| shown.viewer.report())
    });
    Reflect::set(&shown.host, &"during".into(), during.as_ref()).unwrap();
    // Nothing is redrawn unless a colour has changed.
    let style = shown.root.style();
    style.set_property("--field", "teal").unwrap();
    shown.viewer.refresh();
    Reflect::set(&shown.host, &"during".into(), &JsValue::NULL).unwrap();
    let caught = Reflect::get(&shown.host, &"caught".into()).unwrap();
    assert!(at(&caught, "0").contains("busy"), "{}", at(&caught, ""));
    assert!(shown.viewer.report().is_ok());
}

#[wasm_bindgen_test]
fn leaves_nothing_when_it_goes() {
    let shown = Shown::with_sample();
    assert_eq!(shown.count("[data-chart]"), 13);
    shown.mounting.abort();
    shown.viewer.unmount();
    assert_eq!(shown.count("*"), 0);
    let report = shown.viewer.report().unwrap();
    assert_eq!(at(&report, "devices.length"), "2", "the session stays");
    let again = AbortController::new().unwrap();
    shown.viewer.mount(again.signal());
    assert_eq!(shown.count("[data-chart]"), 13);
    shown.viewer.clear();
    assert_eq!(shown.count("*"), 0);
    again.abort();
}
