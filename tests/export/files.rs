//! A session to be exported, and its files.

use plotters::prelude::IntoDrawingArea;
use trro_session_viewer::chart::{Colour, Palette};
use trro_session_viewer::export::{
    CSV_HEAD, ExportView, Figure, SVG_RATIO, csv_rows, masked, masked_notes, svg,
};
use trro_session_viewer::import::Imported;
use trro_session_viewer::report::{Report, report};
use trro_session_viewer::text::Lang;
use trro_session_viewer::view::{Analysis, ViewState, Zone};
use trro_session_viewer::warning::Warning;

/// A session and its view.
pub struct Taken {
    /// The session.
    pub analysis: Analysis,
    /// The choices.
    pub state: ViewState,
    /// The language.
    pub lang: Lang,
    warnings: Vec<Warning>,
    zone: Zone,
}

impl Taken {
    /// With all defaults.
    pub fn new(Imported { session, warnings }: Imported) -> Self {
        let analysis = Analysis::new(session);
        Self {
            state: super::usual(&analysis),
            analysis,
            warnings,
            lang: Lang::EN,
            zone: Zone::Clock {
                offsets: vec![(f64::NEG_INFINITY, 8.0 * 3_600_000.0)],
            },
        }
    }

    /// The visible part.
    pub fn export_view(&self) -> ExportView<'_> {
        ExportView {
            analysis: &self.analysis,
            warnings: &self.warnings,
            state: &self.state,
            lang: self.lang,
            zone: &self.zone,
        }
    }

    /// The table.
    pub fn csv(&self) -> String {
        let export_view = self.export_view();
        let charts = export_view
            .groups()
            .into_iter()
            .flat_map(|(_, charts)| charts);
        let entries = charts.flat_map(|chart| chart.entries);
        let rows = entries.map(|entry| csv_rows(&export_view, &entry));
        std::iter::once(CSV_HEAD.to_owned()).chain(rows).collect()
    }

    /// The report.
    pub fn report(&self) -> Report {
        report(&self.analysis.session, &self.warnings, self.lang)
    }

    /// The same without identifying data.
    pub fn masked(&self) -> Self {
        Self::new(Imported {
            session: masked(&self.analysis.session),
            warnings: masked_notes(&self.warnings),
        })
    }
}

/// The picture, in distinguishable colours.
pub fn svg_of(export_view: ExportView) -> String {
    let colour = |rgb| Colour { rgb, alpha: 1.0 };
    let palette = Palette {
        ground: colour((255, 255, 255)),
        text: colour((23, 26, 31)),
        text2: colour((74, 82, 96)),
        text3: colour((101, 109, 122)),
        base: colour((138, 147, 160)),
        grid: colour((236, 238, 241)),
        links: [colour((35, 147, 138)); 4],
        others: [colour((107, 91, 62)); 2],
        field: colour((31, 91, 203)),
        remote: colour((203, 111, 32)),
        severity: colour((184, 37, 61)),
        font: "\"Noto Sans\", sans-serif".to_owned(),
        gap_tint: 0.06,
        lane_tint: 0.15,
    };
    let figure = Figure::new(export_view, &palette, 1000.0, SVG_RATIO);
    svg(&figure, |ink| figure.draw(&ink.into_drawing_area())).unwrap()
}
