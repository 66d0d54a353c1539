//! The exported `Viewer`, and the one function that every call passes.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, HtmlElement};

use super::clocks;
use super::context::{Frame, Settings};
use super::dom::set_style;
use super::fault::run_for_host;
use super::focus::FocusState;
use super::host::Host;
use super::listen::Initiator;
use super::plain::{copied, plain};
use super::reading::report_of;
use super::reading::{Received, read};
use super::screen::LiveScreen;
use super::thresholds::open_panel;
use super::thresholds_data::{data_of, thresholds_of};
use super::view_data::{Span, View};
use crate::derive::judge::Thresholds;
use crate::derive::shift_remotes;
use crate::model::Device;
use crate::text::Lang;
use crate::units::Millis;
use crate::view::{Analysis, ViewState};
use crate::warning::Warning;
use crate::wire::Read;

/// One viewer on a page: its sessions and, while shown, its screen.
#[wasm_bindgen]
pub struct Viewer {
    shared: Shared,
}

/// A viewer as closures hold it.
pub type Shared = Rc<RefCell<Inner>>;

/// The state of a viewer.
pub struct Inner {
    pub(super) host: Host,
    pub(super) root: HtmlElement,
    pub(super) settings: Settings,
    pub(super) sessions: Vec<Loaded>,
    pub(super) selected: usize,
    /// The thresholds for all sessions.
    thresholds: Thresholds,
    /// Present while a session is shown on a page.
    pub screen: Option<LiveScreen>,
    /// Index of the session on screen.
    shown: usize,
    /// The mounting's signal: all listeners end with it.
    signal: Option<AbortSignal>,
}

/// The name of the thresholds in a view.
const THRESHOLDS: &str = "thresholds";

/// A session and the choices for it.
pub(super) struct Loaded {
    name: Option<String>,
    /// Its index within its input.
    index: usize,
    pub(super) analysis: Rc<Analysis>,
    pub(super) warnings: Vec<Warning>,
    /// The person's choices, kept while another session, language or page is shown.
    pub(super) state: ViewState,
    /// The report in the language requested last; it is slow to compute.
    report: Option<(Lang, JsValue)>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SessionInfo<'a> {
    index: usize,
    name: Option<&'a str>,
    session_id: &'a str,
    start: Option<f64>,
    end: Option<f64>,
    devices: usize,
}

#[derive(Serialize)]
struct Extension<'a> {
    samples: usize,
    ends: Vec<Millis>,
    held: bool,
    sessions: Vec<SessionInfo<'a>>,
}

#[derive(Serialize)]
struct Reading<'a> {
    device: usize,
    metric: &'a str,
    link: Option<i64>,
    value: Option<f64>,
}

/// Every call into a viewer passes here; `None` means busy or dead, and nothing was done.
pub fn enter<R>(shared: &Shared, work: impl FnOnce(&mut Inner) -> R) -> Option<R> {
    let mut inner = shared.try_borrow_mut().ok()?;
    Some(run_for_host(inner.host.clone(), || work(&mut inner)))
}

#[wasm_bindgen]
impl Viewer {
    /// Creates a viewer whose screen is built in `root`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(root: HtmlElement, host: Host) -> Self {
        let inner = Inner {
            host,
            root,
            settings: Settings::default(),
            sessions: Vec::new(),
            selected: 0,
            thresholds: Thresholds::default(),
            screen: None,
            shown: 0,
            signal: None,
        };
        Self {
            shared: Rc::new(RefCell::new(inner)),
        }
    }

    /// Reads inputs `{name, bytes}` and shows the first session; returns `[{index, name, sessionId, start, end, devices}]`.
    ///
    /// # Errors
    ///
    /// A `Failure` if nothing can be shown; the current session stays.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "wasm-bindgen hands objects over by value"
    )]
    pub fn load(&self, inputs: Array) -> Result<JsValue, JsValue> {
        self.enter(|inner| {
            let sessions = read(&inputs, &inner.thresholds, &|_| {})?;
            let sessions = sessions.into_iter().map(Loaded::from);
            inner.replace(sessions.collect(), &self.shared)
        })
    }

    /// Shows what a worker has read, with the reports it computed in that language.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn take(
        &self,
        received: Received,
        reports: &Array,
        lang: &str,
    ) -> Result<JsValue, JsValue> {
        let lang = Lang::from_tag(lang).unwrap_or_default();
        self.enter(|inner| {
            let sessions = received.into_sessions().into_iter().zip(reports.iter());
            let sessions = sessions.map(|(read, report)| Loaded {
                report: Some((lang, report)),
                ..Loaded::from(read)
            });
            inner.replace(sessions.collect(), &self.shared)
        })
    }

    /// Appends newer samples to the current session and keeps all choices. Returns `{samples, ends, held, sessions}`: how many samples were
    /// new, where each device's samples end now, whether a drag or an open panel prevented it, and what [`Self::load`] returns.
    ///
    /// # Errors
    ///
    /// A `Failure` if nothing can be read.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "wasm-bindgen hands objects over by value"
    )]
    pub fn extend(&self, inputs: Array) -> Result<JsValue, JsValue> {
        self.enter(|inner| {
            let newer = read(&inputs, &inner.thresholds, &|_| {})?;
            let samples = inner.extend(newer, &self.shared);
            inner.extension(samples)
        })
    }

    /// Shows another of the sessions.
    ///
    /// # Errors
    ///
    /// `RangeError` for an index out of range.
    pub fn select(&self, index: usize) -> Result<(), JsValue> {
        self.enter(|inner| {
            if index >= inner.sessions.len() {
                return Err(js_sys::RangeError::new("no session of that index").into());
            }
            inner.remove_screen();
            let order = inner.order();
            inner.selected = index;
            inner.put_order(&order);
            inner.show(&self.shared);
            Ok(())
        })
    }

    /// Index of the current session.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn selected(&self) -> usize {
        enter(&self.shared, |inner| inner.selected).unwrap_or_default()
    }

    /// The visible interval as `{start, end}` in Unix milliseconds, or `null` for the whole session.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn range(&self) -> Result<JsValue, JsValue> {
        self.enter(|inner| match inner.state() {
            Some(state) if !state.timeline.is_whole() => plain(&Span::of(state.timeline.window())),
            _ => Ok(JsValue::NULL),
        })
    }

    /// Shows that interval as far as the session covers it; without one, the whole session.
    pub fn set_range(&self, start: Option<f64>, end: Option<f64>) {
        enter(&self.shared, |inner| {
            let Some(state) = inner.state() else { return };
            let window = match (start, end) {
                (Some(start), Some(end)) => start..end,
                _ => state.timeline.whole().clone(),
            };
            state.timeline.show(window);
            if let Some(screen) = &mut inner.screen {
                screen.request_window(Initiator::Host);
            }
        });
    }

    /// The person's choices as plain data: the `view` of the contract.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn view(&self) -> Result<JsValue, JsValue> {
        self.enter(|inner| {
            let (selected, thresholds) = (inner.selected, data_of(&inner.thresholds));
            let Some(state) = inner.state() else {
                return Ok(JsValue::NULL);
            };
            let view = plain(&View::of(selected, state))?;
            Reflect::set(&view, &THRESHOLDS.into(), &thresholds)?;
            Ok(view)
        })
    }

    /// Checks whether such data can be applied.
    ///
    /// # Errors
    ///
    /// As [`Self::set_view`].
    pub fn check_view(&self, view: JsValue) -> Result<(), JsValue> {
        self.enter(|inner| inner.view_of(view).map(|_| ()))
    }

    /// Applies such data.
    ///
    /// # Errors
    ///
    /// `TypeError` for anything else; `RangeError` for an unknown session or version.
    pub fn set_view(&self, view: JsValue) -> Result<(), JsValue> {
        let thresholds = Reflect::get(&view, &THRESHOLDS.into())?;
        self.enter(|inner| {
            let view = inner.view_of(view)?;
            inner.remove_screen();
            inner.selected = view.selected;
            inner.thresholds = thresholds_of(&thresholds);
            if let Some(loaded) = inner.sessions.get_mut(view.selected) {
                loaded.set_offset(view.offset());
                view.apply_to(&mut loaded.state);
            }
            inner.show(&self.shared);
            Ok(())
        })
    }

    /// Sets the remote's clock offset in milliseconds; `None` for the default.
    pub fn choose_offset(&self, offset: Option<f64>) {
        enter(&self.shared, |inner| {
            let focused = clocks::focused(&inner.root);
            inner.remove_screen();
            if let Some(loaded) = inner.sessions.get_mut(inner.selected) {
                loaded.set_offset(offset);
            }
            inner.show(&self.shared);
            if let Some(screen) = &mut inner.screen {
                screen.reopen_clocks(focused);
                screen.changed();
            }
        });
    }

    /// The thresholds that differ from the default: `{name: number}`.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn thresholds(&self) -> Result<JsValue, JsValue> {
        self.enter(|inner| Ok(data_of(&inner.thresholds)))
    }

    /// Sets the thresholds for all current and future sessions.
    pub fn set_thresholds(&self, data: &JsValue) {
        enter(&self.shared, |inner| {
            inner.set_all_thresholds(&thresholds_of(data), &self.shared);
        });
    }

    /// The `Report` of the current session, or `null`.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        self.enter(|inner| match inner.sessions.get_mut(inner.selected) {
            None => Ok(JsValue::NULL),
            Some(loaded) => loaded.report(inner.settings.lang),
        })
    }

    /// The value of every series at an instant: `[{device, metric, link, value}]`.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn values(&self, time: f64) -> Result<JsValue, JsValue> {
        self.enter(|inner| {
            let Some(screen) = &inner.screen else {
                return Ok(Array::new().into());
            };
            let analysis = &screen.analysis;
            let values: Vec<Reading> = analysis
                .all_series()
                .map(|(place, series)| Reading {
                    device: place.device,
                    metric: &series.key.metric,
                    link: series.key.link,
                    value: analysis.value_at(place, time),
                })
                .collect();
            plain(&values)
        })
    }

    /// The language of all text: `zh-CN` or `en`.
    pub fn set_lang(&self, tag: &str) {
        enter(&self.shared, |inner| {
            inner.settings.lang = Lang::from_tag(tag).unwrap_or_default();
            inner.show(&self.shared);
        });
    }

    /// IANA name, `local`, `UTC` or `relative`.
    pub fn set_time_zone(&self, zone: &str) {
        enter(&self.shared, |inner| {
            zone.clone_into(&mut inner.settings.zone);
            inner.show(&self.shared);
        });
    }

    /// Colours or fonts may have changed: re-reads them and redraws.
    pub fn refresh(&self) {
        enter(&self.shared, |inner| {
            if let Some(screen) = &mut inner.screen {
                screen.refresh();
            }
        });
    }

    /// Removes all sessions.
    pub fn clear(&self) {
        enter(&self.shared, |inner| {
            inner.screen = None;
            inner.sessions.clear();
            inner.selected = 0;
            inner.show(&self.shared);
        });
    }

    /// The element is on a page; everything added there ends with `signal`.
    pub fn mount(&self, signal: AbortSignal) {
        enter(&self.shared, |inner| {
            inner.signal = Some(signal);
            inner.show(&self.shared);
        });
    }

    /// The element has left the page: drops the screen, keeps the sessions.
    pub fn unmount(&self) {
        enter(&self.shared, |inner| {
            inner.signal = None;
            inner.show(&self.shared);
        });
    }

    pub(super) fn enter<R>(
        &self,
        work: impl FnOnce(&mut Inner) -> Result<R, JsValue>,
    ) -> Result<R, JsValue> {
        enter(&self.shared, work)
            .unwrap_or_else(|| Err(js_sys::Error::new("this viewer is busy or has failed").into()))
    }
}

impl From<Read> for Loaded {
    fn from(read: Read) -> Self {
        Self {
            name: read.name,
            index: read.index,
            state: ViewState::new(&read.analysis),
            analysis: Rc::new(read.analysis),
            warnings: read.warnings,
            report: None,
        }
    }
}

impl Loaded {
    /// Judges the session again if the thresholds differ.
    fn judge(&mut self, thresholds: &Thresholds) {
        // Not shared: the screen was removed first.
        if self.analysis.verdict.thresholds != *thresholds
            && let Some(analysis) = Rc::get_mut(&mut self.analysis)
        {
            analysis.judge(thresholds);
            self.report = None;
        }
    }

    fn extend(&mut self, newer: Vec<Read>) {
        // Not shared: the screen was removed first.
        let Some(analysis) = Rc::get_mut(&mut self.analysis) else {
            return;
        };
        let mut session = std::mem::take(&mut analysis.session);
        for read in newer {
            session.extend(read.analysis.session);
            for warning in read.warnings {
                if !self.warnings.contains(&warning) {
                    self.warnings.push(warning);
                }
            }
        }
        *analysis = analysis.with_session(session);
        self.report = None;
        self.set_offset(self.state.offset);
        self.state.extend(&self.analysis);
    }

    /// Applies a clock offset, or the default. The screen was removed first.
    fn set_offset(&mut self, offset: Option<Millis>) {
        self.state.offset = offset;
        let wanted = offset.unwrap_or_else(|| self.analysis.default_offset());
        if let Some(analysis) = Rc::get_mut(&mut self.analysis)
            && analysis.offset() != wanted
        {
            self.state.move_clocks(analysis, wanted);
            self.report = None;
        }
    }

    /// A copy of the report, since a host may modify it.
    fn report(&mut self, lang: Lang) -> Result<JsValue, JsValue> {
        let made = self.report.take().filter(|(made, _)| *made == lang);
        let report = if let Some((_, report)) = made {
            report
        } else {
            let report = report_of(&self.analysis, &self.warnings, lang);
            plain(&report.of_input(self.name.clone(), self.index))?
        };
        let copy = copied(&report)?;
        self.report = Some((lang, report));
        Ok(copy)
    }
}

impl Inner {
    /// Parses a view of one of these sessions.
    fn view_of(&self, view: JsValue) -> Result<View, JsValue> {
        let view: View = serde_wasm_bindgen::from_value(view)
            .map_err(|error| js_sys::TypeError::new(&error.to_string()))?;
        if !view.is_known() || view.selected >= self.sessions.len() {
            return Err(js_sys::RangeError::new("no view of this version or session").into());
        }
        Ok(view)
    }

    /// Replaces the sessions and shows the first.
    fn replace(&mut self, sessions: Vec<Loaded>, shared: &Shared) -> Result<JsValue, JsValue> {
        let order = self.order();
        self.screen = None;
        self.sessions = sessions;
        self.selected = 0;
        self.put_order(&order);
        self.show(shared);
        plain(&self.session_infos())
    }

    /// The current order of charts, which applies to all sessions.
    fn order(&mut self) -> Vec<String> {
        let state = self.state();
        state.map_or_else(Vec::new, |state| state.order().to_vec())
    }

    fn put_order(&mut self, order: &[String]) {
        if let Some(state) = self.state() {
            state.set_order(order.to_vec());
        }
    }

    /// Appends newer samples to the selected session; returns their number.
    fn extend(&mut self, newer: Vec<Read>, shared: &Shared) -> usize {
        let is_held = self.is_held();
        let Some(loaded) = self.sessions.get(self.selected).filter(|_| !is_held) else {
            return 0;
        };
        let session = &loaded.analysis.session;
        let is_same = |read: &Read| read.analysis.session.session_id == session.session_id;
        let mut newer: Vec<Read> = newer.into_iter().filter(is_same).collect();
        for Read { analysis, .. } in &mut newer {
            // Moves them to the current session's axis, regardless of the offset they suggest.
            let by = analysis.offset() - loaded.analysis.offset();
            shift_remotes(&mut analysis.session, by);
        }
        let count = |read: &Read| session.lacks(&read.analysis.session);
        let samples = newer.iter().map(count).sum();
        if samples > 0 {
            let cursor = self.screen.as_ref().and_then(LiveScreen::cursor);
            // The screen holds the session too; without it no sample needs to be copied.
            self.remove_screen();
            if let Some(loaded) = self.sessions.get_mut(self.selected) {
                loaded.extend(newer);
            }
            self.show(shared);
            if let Some(screen) = &mut self.screen {
                screen.set_cursor(cursor);
            }
        }
        samples
    }

    /// Sets other thresholds for all sessions; each is judged again when shown.
    pub(super) fn set_all_thresholds(&mut self, thresholds: &Thresholds, shared: &Shared) {
        if self.thresholds == *thresholds {
            return;
        }
        self.thresholds.clone_from(thresholds);
        let before = self.sessions.get(self.selected);
        let before = before.map_or(0, |loaded| loaded.analysis.verdict.findings.len());
        let cursor = self.screen.as_ref().and_then(LiveScreen::cursor);
        let panel = open_panel(&self.root);
        self.rebuild_screen(panel.as_ref(), shared);
        if let Some(screen) = &mut self.screen {
            screen.set_cursor(cursor);
            if let Some(panel) = panel {
                screen.adopt_panel(&panel, before);
            }
        }
    }

    fn is_held(&self) -> bool {
        self.screen.as_ref().is_some_and(LiveScreen::is_held)
    }

    fn extension(&self, samples: usize) -> Result<JsValue, JsValue> {
        let shown = self.sessions.get(self.selected);
        // On the devices' own clocks, which the cloud expects in requests.
        let ends = shown.map_or_else(Vec::new, |loaded| {
            let devices = loaded.analysis.session.devices.iter().enumerate();
            let end = |(index, device): (usize, &Device)| {
                Some(device.times.last()? + loaded.analysis.moved(index))
            };
            devices.filter_map(end).collect()
        });
        plain(&Extension {
            samples,
            ends,
            held: self.is_held(),
            sessions: self.session_infos(),
        })
    }

    /// Rebuilds the screen of the selected session, or removes it if there is nothing to show.
    fn show(&mut self, shared: &Shared) {
        self.rebuild_screen(None, shared);
    }

    /// The same, but keeps an open panel.
    fn rebuild_screen(&mut self, panel: Option<&HtmlElement>, shared: &Shared) {
        self.remove_screen();
        self.shown = self.selected;
        if let Some(loaded) = self.sessions.get_mut(self.selected) {
            loaded.judge(&self.thresholds);
        }
        let stance = FocusState::capture(&self.root);
        // Reading a style forces a layout: while empty, the page would be short and a scrolled page would jump.
        let height = self.root.offset_height();
        set_style(&self.root, "min-height", &format!("{height}px"));
        clear_root(&self.root, panel);
        self.build(shared);
        set_style(&self.root, "min-height", "");
        stance.restore(&self.root);
    }

    fn build(&mut self, shared: &Shared) {
        let (Some(signal), Some(loaded)) = (&self.signal, self.sessions.get(self.selected)) else {
            return;
        };
        let mut screen = LiveScreen::build(
            Rc::clone(&loaded.analysis),
            &loaded.warnings,
            Frame {
                root: self.root.clone(),
                host: self.host.clone(),
            },
            &self.settings,
            loaded.state.clone(),
        );
        screen.listen(shared, signal);
        screen.draw();
        self.screen = Some(screen);
    }

    /// Removes the screen and its listeners; the choices stay with the session.
    fn remove_screen(&mut self) {
        if let Some(old) = self.screen.take()
            && let Some(loaded) = self.sessions.get_mut(self.shown)
        {
            loaded.state = old.state.clone();
        }
    }

    /// The choices for the selected session.
    fn state(&mut self) -> Option<&mut ViewState> {
        match &mut self.screen {
            Some(screen) => Some(&mut screen.state),
            None => Some(&mut self.sessions.get_mut(self.selected)?.state),
        }
    }

    fn session_infos(&self) -> Vec<SessionInfo<'_>> {
        self.sessions
            .iter()
            .enumerate()
            .map(|(index, Loaded { name, analysis, .. })| SessionInfo {
                index,
                name: name.as_deref(),
                session_id: &analysis.session.session_id,
                start: analysis.span_of_all().map(|span| span.start),
                end: analysis.span_of_all().map(|span| span.end),
                devices: analysis.session.devices.len(),
            })
            .collect()
    }
}

/// Removes everything from the root except `kept`.
fn clear_root(root: &HtmlElement, kept: Option<&HtmlElement>) {
    let Some(kept) = kept else {
        return root.set_text_content(None);
    };
    let beside = || kept.previous_sibling().or_else(|| kept.next_sibling());
    while let Some(other) = beside() {
        let _ = root.remove_child(&other);
    }
}
