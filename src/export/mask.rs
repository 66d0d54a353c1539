//! Removes everything that identifies a session.

use crate::model::{Device, Link, METRICS, Role, Session};
use crate::warning::{Warning, WarningKind};

/// The same samples under neutral names: `session`, `device-1`, …. Unknown fields, arrays and device types are left out, since they may
/// identify the session.
#[must_use]
pub fn masked(session: &Session) -> Session {
    Session {
        session_id: mask_or_empty(&session.session_id, "session"),
        project_id: mask_or_empty(&session.project_id, "project"),
        request_id: mask_or_empty(&session.request_id, "request"),
        devices: session.devices.iter().enumerate().map(device).collect(),
        extras: Vec::new(),
    }
}

/// The warnings that do not identify it: others quote ids, names of files or fields, or the cloud's message.
#[must_use]
pub fn masked_notes(warnings: &[Warning]) -> Vec<Warning> {
    warnings
        .iter()
        .filter(|warning| is_safe(warning))
        .cloned()
        .collect()
}

fn device((index, device): (usize, &Device)) -> Device {
    let device_type = match device.role {
        Role::Field | Role::Remote => device.device_type.clone(),
        Role::Other => String::new(),
    };
    let links = device.links.iter().map(|link| Link {
        net_ip: mask_or_empty(&link.net_ip, "address"),
        ..*link
    });
    let series = device.series.iter();
    Device {
        device_id: mask_or_empty(&device.device_id, &format!("device-{}", index + 1)),
        device_type,
        links: links.collect(),
        series: series
            .filter(|series| series.metric().is_some())
            .cloned()
            .collect(),
        extras: Vec::new(),
        role: device.role,
        sdk_version: device.sdk_version.clone(),
        sdk_mode: device.sdk_mode.clone(),
        multi_mode: device.multi_mode,
        resolution: device.resolution,
        configured_resolution: device.configured_resolution,
        times: device.times.clone(),
        disconnected: device.disconnected.clone(),
    }
}

/// What was not sent stays empty.
fn mask_or_empty(name: &str, mask: &str) -> String {
    if name.is_empty() {
        String::new()
    } else {
        mask.to_owned()
    }
}

fn is_safe(warning: &Warning) -> bool {
    const FIELDS: [&str; 5] = ["TimeOffset", "StartTime", "MultiNet", "NetId", "Details"];
    let quotes = matches!(
        warning.kind,
        WarningKind::SessionIdDiffers { .. }
            | WarningKind::PartFailed { .. }
            | WarningKind::InputFailed { .. }
            | WarningKind::FieldUnknown
    );
    // Others may be about an unknown array.
    let is_known = |field: &String| {
        let name = field.rsplit("].").next().unwrap_or(field);
        FIELDS.contains(&name) || METRICS.iter().any(|metric| metric.id == name)
    };
    !quotes && warning.field.as_ref().is_none_or(is_known)
}
