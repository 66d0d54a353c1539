//! The result of an import as text for people to check.

use std::fmt::Write;

use trro_session_viewer::error::{ImportError, Position};
use trro_session_viewer::import::Imported;
use trro_session_viewer::model::{Device, Resolution, Series};

pub fn summary(result: &Result<Vec<Imported>, ImportError>) -> String {
    match result {
        Ok(sessions) => sessions.iter().map(session).collect(),
        Err(error) => failure(error),
    }
}

fn session(imported: &Imported) -> String {
    let session = &imported.session;
    let mut out = format!(
        "session {} · project {} · request {}\n",
        session.session_id, session.project_id, session.request_id
    );
    for (index, device) in session.devices.iter().enumerate() {
        self::device(&mut out, index, device);
    }
    for extra in &session.extras {
        writeln!(out, "  {} = {}", extra.name, extra.value).unwrap();
    }
    for warning in &imported.warnings {
        writeln!(
            out,
            "  ! {} {} {:?}",
            warning
                .device
                .map_or("-".to_owned(), |index| index.to_string()),
            warning.field.as_deref().unwrap_or("-"),
            warning.kind
        )
        .unwrap();
    }
    out
}

fn device(out: &mut String, index: usize, device: &Device) {
    writeln!(
        out,
        "  {index} {:?} {} {} · sdk {} {} · multi {:?} · {} of {}",
        device.role,
        device.device_type,
        device.device_id,
        device.sdk_version,
        device.sdk_mode,
        device.multi_mode,
        size(device.resolution),
        size(device.configured_resolution)
    )
    .unwrap();
    writeln!(
        out,
        "    {} samples {:?} … {:?}",
        device.times.len(),
        device.times.first(),
        device.times.last()
    )
    .unwrap();
    for link in &device.links {
        writeln!(out, "    link {} {}", link.net_id, link.net_ip).unwrap();
    }
    for series in &device.series {
        self::series(out, series);
    }
    for extra in &device.extras {
        writeln!(out, "    {} = {}", extra.name, extra.value).unwrap();
    }
}

fn series(out: &mut String, series: &Series) {
    let measured = || {
        series
            .values
            .iter()
            .copied()
            .filter(|value| !value.is_nan())
    };
    let count = measured().count();
    let link = series.key.link.map_or(String::new(), |id| format!(":{id}"));
    let unknown = if series.metric().is_none() { "? " } else { "" };
    write!(
        out,
        "    {unknown}{}{link} {count} + {}",
        series.key.metric,
        series.values.len() - count
    )
    .unwrap();
    if count > 0 {
        let least = measured().fold(f64::INFINITY, f64::min);
        let greatest = measured().fold(f64::NEG_INFINITY, f64::max);
        write!(
            out,
            ": {least} – {greatest}, sum {:.2}",
            measured().sum::<f64>()
        )
        .unwrap();
    }
    out.push('\n');
}

fn size(resolution: Option<Resolution>) -> String {
    resolution.map_or("–".to_owned(), |size| {
        format!("{}×{}", size.width, size.height)
    })
}

fn failure(error: &ImportError) -> String {
    let code = error.code();
    match error {
        ImportError::NotJson { fault, position } => {
            format!("{code} {fault:?}\n{}", place(position.as_ref()))
        }
        ImportError::LossyText { dialect, position } => {
            format!("{code} {dialect:?}\n{}", place(Some(position)))
        }
        ImportError::NotASession { keys } => format!("{code} {keys:?}\n"),
        ImportError::OtherAction {
            action,
            session_ids,
            project_id,
            device_id,
            is_empty,
        } => {
            let empty = if *is_empty { " empty" } else { "" };
            format!(
                "{code} {action:?} {session_ids:?} · project {project_id} · device {device_id}{empty}\n"
            )
        }
        ImportError::NoData { request_id } => format!("{code} · request {request_id}\n"),
        ImportError::Cloud(error) => format!(
            "{code} {} · request {}\n{}\n",
            error.code, error.request_id, error.message
        ),
        ImportError::TooLarge { bytes, limit } => format!("{code} {bytes} of {limit}\n"),
    }
}

fn place(position: Option<&Position>) -> String {
    position.map_or(String::new(), |place| {
        format!(
            "line {} column {}: {}\n",
            place.line, place.column, place.excerpt
        )
    })
}
