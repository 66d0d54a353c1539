//! The layout of an exported picture: verdict, heading, devices, time axis, and each visible chart with its legend.

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::export_view::ExportView;
use crate::chart::{
    Area, Colour, Columns, DrawList, Palette, Path, PathBackend, Pen, PlotLayout, PreparedChart,
    TextItem, draw_axis, draw_chart, margins, swatch,
};
use crate::model::Group;
use crate::text::clocks::moved_by;
use crate::text::figures::{at_rest, decimals};
use crate::text::metrics::{chart_title, chart_unit, device_name, group_name, series_label};
use crate::text::number::{MISSING, duration};
use crate::text::thresholds::whole_sentence;
use crate::text::ui;
use crate::units::{CssPx, Millis};
use crate::view::{
    ChartPlan, Entry, FACTS, Paint, SeriesStyle, TimeTick, chart_remark, device_facts, time_ticks,
};

const MARGIN: CssPx = 16.0;
/// Width of the legend left of the plots.
const LEGEND: CssPx = 330.0;
/// Space for figures left of a plot, and for thresholds and bursts right of it.
const GUTTERS: (CssPx, CssPx) = (48.0, 56.0);
const ROW: CssPx = 20.0;
/// Line height and letter size of the verdict.
const LINE: CssPx = 24.0;
const LETTER: CssPx = 16.0;
const AXIS: CssPx = 28.0;
/// Right edges of median, 95th percentile and range.
const FIGURES: [CssPx; 3] = [222.0, 264.0, 326.0];
/// Width of a name before its figures.
const NAME_WIDTH: CssPx = 130.0;

/// A picture of what is visible.
pub struct Figure<'a> {
    export_view: ExportView<'a>,
    palette: &'a Palette,
    /// Device pixels per CSS pixel.
    ratio: f64,
    width: CssPx,
    height: CssPx,
    /// The verdict's sentence.
    lines: Vec<String>,
    axis: CssPx,
    groups: Vec<(Group, CssPx)>,
    charts: Vec<Placed>,
}

struct Placed {
    plan: ChartPlan,
    top: CssPx,
}

impl<'a> Figure<'a> {
    /// Lays it out with that width in CSS pixels.
    #[must_use]
    pub fn new(
        export_view: ExportView<'a>,
        palette: &'a Palette,
        width: CssPx,
        ratio: f64,
    ) -> Self {
        let devices = export_view.analysis.session.devices.len();
        let lines = verdict(&export_view, width - 2.0 * MARGIN);
        let axis = heading_top(&lines) + 28.0 + devices as f64 * ROW + 8.0;
        let mut y = axis + AXIS + 8.0;
        let (mut groups, mut charts) = (Vec::new(), Vec::new());
        for (group, plans) in export_view.groups() {
            groups.push((group, y));
            y += 30.0;
            for plan in plans {
                let (above, below) = margins(plan.id);
                let legend = ROW * (1 + plan.entries.len()) as f64;
                let height = f64::max(above + plan.height + below, legend);
                charts.push(Placed { plan, top: y });
                y += height + 10.0;
            }
        }
        Self {
            export_view,
            palette,
            ratio,
            width,
            height: y + MARGIN,
            lines,
            axis,
            groups,
            charts,
        }
    }

    /// Width and height in device pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.px(self.width) as u32, self.px(self.height) as u32)
    }

    /// Width and height in CSS pixels.
    #[must_use]
    pub fn css_size(&self) -> (CssPx, CssPx) {
        (self.width, self.height)
    }

    /// Draws it on a canvas of [`Self::size`].
    ///
    /// # Errors
    ///
    /// What the backend reports.
    pub fn draw<DB: PathBackend>(
        &self,
        root: &DrawingArea<DB, Shift>,
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        let mut list = DrawList::default();
        let mut ground = Path::default();
        let (width, height) = self.size();
        ground.rectangle(0.0, 0.0, width.into(), height.into());
        list.fill(ground, self.palette.ground);
        self.heading(&mut list);
        self.names_of_groups(&mut list);
        list.draw(root)?;

        let window = self.export_view.window();
        let plot_width = self.width - 2.0 * MARGIN - LEGEND - GUTTERS.0 - GUTTERS.1;
        let ticks = time_ticks(
            window.start,
            window.end,
            plot_width,
            64.0,
            self.export_view.zone,
        );
        let axis = self.area(self.axis, AXIS);
        draw_axis(root, self.palette, self.ratio, axis, window.clone(), &ticks)?;
        let devices = self.export_view.analysis.session.devices.iter();
        let px = f64::from(axis.left)..f64::from(axis.right);
        let columns: Vec<Columns> = devices
            .map(|device| Columns::new(&device.times, window, px.clone()))
            .collect();
        for placed in &self.charts {
            self.chart(root, placed, &ticks, &columns)?;
        }
        Ok(())
    }

    fn heading(&self, list: &mut DrawList) {
        let ExportView {
            analysis,
            lang,
            zone,
            ..
        } = self.export_view;
        let window = self.export_view.window();
        let stretch = self.export_view.stretch();
        let when = format!(
            "{} {} · {}",
            zone.stretch(&stretch),
            zone.name(stretch.start),
            duration(stretch.end - stretch.start, lang)
        );
        for (place, line) in self.lines.iter().enumerate() {
            let middle = MARGIN + LINE * (place as f64 + 0.5);
            self.text(list, line, (MARGIN, middle), HPos::Left, LETTER);
        }
        let top = heading_top(&self.lines) + 8.0;
        let size = if self.lines.is_empty() { LETTER } else { 13.0 };
        self.text(list, &when, (MARGIN, top), HPos::Left, size);
        let id = &analysis.session.session_id;
        self.grey(list, id, (self.width - MARGIN, top), HPos::Right);
        for (index, device) in analysis.session.devices.iter().enumerate() {
            let middle = heading_top(&self.lines) + 28.0 + ROW * (index as f64 + 0.5);
            let style = SeriesStyle::new(None, Paint::of_device(&analysis.session, index));
            self.swatch(list, &style, middle);
            let clock = |time: Millis| zone.clock(window, time);
            let facts = device_facts(analysis, index, lang, &clock);
            let known = FACTS
                .iter()
                .zip(&facts)
                .filter(|(_, fact)| *fact != MISSING);
            // Dates and names need no label; a percentage does.
            let facts = known.map(|(head, fact)| match head {
                head if *head == ui::STALLS_100 || *head == ui::STALLS_150 => {
                    format!("{} {fact}", head.get(lang))
                }
                _ => fact.clone(),
            });
            let name = device_name(&analysis.session.devices, index, lang);
            // A picture must mention that its times were corrected.
            let moved = Some(analysis.moved(index)).filter(|moved| *moved != 0.0);
            let line: Vec<String> = [name, device.device_id.clone()]
                .into_iter()
                .chain(facts)
                .chain(moved.map(|moved| moved_by(moved, lang)))
                .collect();
            self.text(
                list,
                &line.join(" · "),
                (MARGIN + 30.0, middle),
                HPos::Left,
                12.0,
            );
        }
        let heads = [ui::MEDIAN, ui::P95, ui::RANGE];
        for (head, right) in heads.iter().zip(FIGURES) {
            let at = (MARGIN + right, self.axis + AXIS - 10.0);
            self.grey(list, head.get(lang), at, HPos::Right);
        }
    }

    fn names_of_groups(&self, list: &mut DrawList) {
        for (group, top) in &self.groups {
            let mut line = Path::default();
            let y = self.px(*top) - 0.5;
            line.segment((self.px(MARGIN), y), (self.px(self.width - MARGIN), y));
            list.stroke(line, Pen::new(self.palette.grid, self.ratio as f32));
            let name = group_name(*group).get(self.export_view.lang);
            self.text(list, name, (MARGIN, top + 16.0), HPos::Left, 14.0);
        }
    }

    fn chart<DB: PathBackend>(
        &self,
        root: &DrawingArea<DB, Shift>,
        Placed { plan, top }: &Placed,
        ticks: &[TimeTick],
        columns: &[Columns],
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        let ExportView {
            analysis,
            state,
            lang,
            zone,
            ..
        } = self.export_view;
        let window = self.export_view.window();
        let mut list = DrawList::default();
        self.legend(&mut list, plan, *top);
        list.draw(root)?;
        let (above, _) = margins(plan.id);
        let layout = PlotLayout {
            palette: self.palette,
            ratio: self.ratio,
            area: self.area(top + above, plan.height),
            canvas: self.size(),
            time_ticks: ticks,
            columns,
        };
        let prepared = PreparedChart::new(analysis, plan, state);
        let value = prepared.value_scale(analysis, window);
        let remark = chart_remark(analysis, plan, lang, &|time| zone.clock(window, time));
        draw_chart(
            root,
            &prepared.plot(analysis, (window, &value), layout, remark),
        )
    }

    fn legend(&self, list: &mut DrawList, plan: &ChartPlan, top: CssPx) {
        let lang = self.export_view.lang;
        let title = chart_title(plan.id, &plan.name, lang);
        let unit = plan.id.map_or("", |id| chart_unit(id).get(lang));
        let middle = top + ROW / 2.0;
        self.text(
            list,
            &cut(&title, LEGEND - 80.0),
            (MARGIN, middle),
            HPos::Left,
            13.0,
        );
        self.grey(list, unit, (MARGIN + LEGEND - 4.0, middle), HPos::Right);
        for (entry, row) in plan.entries.iter().zip(1..) {
            self.row(list, entry, middle + ROW * f64::from(row));
        }
    }

    fn row(&self, list: &mut DrawList, entry: &Entry, middle: CssPx) {
        let ExportView { analysis, lang, .. } = self.export_view;
        let Some(series) = analysis.series(entry.place) else {
            return;
        };
        self.swatch(list, &entry.style, middle);
        let label = series_label(
            &analysis.session.devices,
            entry.place.device,
            &entry.key,
            lang,
        );
        self.text(
            list,
            &cut(&label, NAME_WIDTH),
            (MARGIN + 30.0, middle),
            HPos::Left,
            12.0,
        );
        let statistics = analysis.statistics(entry.place, self.export_view.window());
        let figures = at_rest(&statistics, decimals(series), lang);
        for (figure, right) in figures.iter().zip(FIGURES) {
            self.grey(list, figure, (MARGIN + right, middle), HPos::Right);
        }
    }

    /// The area of a plot or of the time axis.
    fn area(&self, top: CssPx, height: CssPx) -> Area {
        Area {
            left: self.px(MARGIN + LEGEND + GUTTERS.0) as i32,
            top: self.px(top) as i32,
            right: self.px(self.width - MARGIN - GUTTERS.1) as i32,
            bottom: self.px(top + height) as i32,
        }
    }

    fn swatch(&self, list: &mut DrawList, style: &SeriesStyle, middle: CssPx) {
        swatch(
            list,
            style,
            self.palette,
            (self.px(MARGIN), self.px(middle)),
            self.ratio,
        );
    }

    fn text(&self, list: &mut DrawList, text: &str, at: (CssPx, CssPx), anchor: HPos, size: CssPx) {
        self.write(list, text, at, anchor, size, self.palette.text);
    }

    fn grey(&self, list: &mut DrawList, text: &str, at: (CssPx, CssPx), anchor: HPos) {
        self.write(list, text, at, anchor, 12.0, self.palette.text2);
    }

    fn write(
        &self,
        list: &mut DrawList,
        text: &str,
        at: (CssPx, CssPx),
        anchor: HPos,
        size: CssPx,
        colour: Colour,
    ) {
        list.text(TextItem {
            text: text.to_owned(),
            at: (at.0 * self.ratio, at.1 * self.ratio),
            anchor: Pos::new(anchor, VPos::Center),
            size: size * self.ratio,
            colour,
            font: self.palette.font.clone(),
        });
    }

    fn px(&self, length: CssPx) -> f64 {
        (length * self.ratio).round()
    }
}

/// The top of the heading, below the verdict.
fn heading_top(lines: &[String]) -> CssPx {
    MARGIN + LINE * lines.len() as f64
}

/// The verdict wrapped to that width; empty if nothing can be judged.
fn verdict(export_view: &ExportView<'_>, width: CssPx) -> Vec<String> {
    let ExportView {
        analysis,
        lang,
        zone,
        ..
    } = *export_view;
    let Some(span) = analysis.span() else {
        return Vec::new();
    };
    let devices = &analysis.session.devices;
    let sentence = whole_sentence(&analysis.verdict, devices, lang, &|time: Millis| {
        zone.clock(&span, time)
    });
    let mut lines = vec![String::new()];
    let (mut left, mut word) = (width, String::new());
    let mut letters = sentence.chars().peekable();
    while let Some(letter) = letters.next() {
        word.push(letter);
        // A line may end after a space, or before a Han character.
        let is_end = letters
            .peek()
            .is_none_or(|next| letter == ' ' || is_han(*next));
        if is_end {
            let long = word.chars().map(wide).sum::<CssPx>();
            if long > left {
                lines.push(String::new());
                left = width;
            }
            left -= long;
            if let Some(line) = lines.last_mut() {
                line.push_str(&word);
            }
            word.clear();
        }
    }
    lines
}

/// The width of a character of the verdict.
fn wide(letter: char) -> CssPx {
    if letter.is_ascii() {
        0.55 * LETTER
    } else {
        LETTER
    }
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// A name shortened to about that width with `…`.
fn cut(name: &str, width: CssPx) -> String {
    let mut left = width;
    let mut kept = String::new();
    for letter in name.chars() {
        left -= if letter.is_ascii() { 6.4 } else { 12.0 };
        if left < 0.0 {
            kept.push('…');
            break;
        }
        kept.push(letter);
    }
    kept
}
