//! Endpoints with an anomaly at sample 30, and the blame for a freeze there.

use crate::derive::judge::kinds::Code;
use crate::derive::judge::testing::{blamed, session, well, with};
use crate::model::{Device, Role};

/// Metrics and their values there.
pub(super) type Changes<'a> = &'a [(&'static str, f64)];

/// Two minutes, with those values at sample 30.
pub(super) fn end(role: Role, mode: &str, changes: Changes<'_>) -> Device {
    let device = Device {
        sdk_mode: mode.into(),
        ..well(role, 60)
    };
    let changes = changes.iter();
    changes.fold(device, |device, (metric, value)| {
        with(device, metric, 30..31, *value)
    })
}

/// The same for a remote that froze.
pub(super) fn remote(mode: &str, changes: Changes<'_>) -> Device {
    let frozen = [("MaxFrameDelta", 1200.0)];
    end(Role::Remote, mode, &[&frozen, changes].concat())
}

/// The blame for a frozen remote while these values were measured at the field and at the remote.
#[track_caller]
pub(super) fn check_in(mode: &str, at_field: Changes<'_>, at_remote: Changes<'_>, expected: &str) {
    let field = end(Role::Field, mode, at_field);
    let found = blamed(Code::Freeze, &session([field, remote(mode, at_remote)]));
    let of_remote = found.split(", ").next();
    assert_eq!(
        of_remote,
        Some(format!("major {expected}").as_str()),
        "{found}"
    );
}

/// The same with a cloud between the endpoints.
#[track_caller]
pub(super) fn check(at_field: Changes<'_>, at_remote: Changes<'_>, expected: &str) {
    check_in("server", at_field, at_remote, expected);
}
