//! A backend that logs what is drawn, for tests: exact, readable in a diff, independent of fonts and pixels.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::path::Path;
use super::path_backend::{Colour, PathBackend, Pen};

/// Logs one line per drawing call.
pub struct Recorder<'a> {
    size: (u32, u32),
    log: &'a mut Vec<String>,
}

impl<'a> Recorder<'a> {
    /// With that size in device pixels.
    pub fn new(size: (u32, u32), log: &'a mut Vec<String>) -> Self {
        Self { size, log }
    }
}

/// Recording cannot fail.
#[derive(Debug)]
pub struct Never;

impl std::fmt::Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Never {}

type Outcome<T = ()> = Result<T, DrawingErrorKind<Never>>;

fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    let opacity = if colour.alpha == 1.0 {
        String::new()
    } else {
        format!("@{}", colour.alpha)
    };
    format!("#{red:02x}{green:02x}{blue:02x}{opacity}")
}

fn points(path: &Path) -> String {
    let run = |run: &[f32]| {
        let points = run
            .chunks_exact(2)
            .map(|at| format!("{:.0},{:.0}", at[0], at[1]));
        points.collect::<Vec<_>>().join(" ")
    };
    path.runs().map(run).collect::<Vec<_>>().join(" | ")
}

impl PathBackend for Recorder<'_> {
    fn stroke(&mut self, path: &Path, pen: &Pen) -> Outcome {
        let dash = pen
            .dash
            .map_or_else(String::new, |[on, off]| format!(" dash {on} {off}"));
        let colour = hex(pen.colour.backend());
        self.log.push(format!(
            "stroke {colour} {}{dash}: {}",
            pen.width,
            points(path)
        ));
        Ok(())
    }

    fn fill(&mut self, path: &Path, colour: Colour) -> Outcome {
        self.log
            .push(format!("fill {}: {}", hex(colour.backend()), points(path)));
        Ok(())
    }
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Never;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Outcome {
        self.log
            .push(format!("pixel {}: {},{}", hex(colour), at.0, at.1));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        let colour = hex(style.color());
        self.log.push(format!(
            "line {colour}: {},{} {},{}",
            from.0, from.1, to.0, to.1
        ));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        let points: Vec<_> = path.into_iter().map(|(x, y)| format!("{x},{y}")).collect();
        self.log
            .push(format!("path {}: {}", hex(style.color()), points.join(" ")));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        self.log.push(format!(
            "text {}: {},{} {text}",
            hex(style.color()),
            at.0,
            at.1
        ));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Outcome<(u32, u32)> {
        Ok((text.len() as u32 * 6, style.size() as u32))
    }
}
