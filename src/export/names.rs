//! Ids and addresses as they are, or masked.

use crate::model::{Device, Link, Session};
use crate::report::Report;
use crate::warning::{Warning, WarningKind};

/// Under which names a session leaves the viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// As they were sent.
    Plain,
    /// `session`, `device-1`, …: nothing that tells whose session it was. Fields that nobody knows are left out, since they may tell.
    Masked,
}

impl Names {
    /// `SessionId`.
    #[must_use]
    pub fn session(self, session: &Session) -> &str {
        self.or(&session.session_id, "session")
    }

    /// `ProjectId`.
    #[must_use]
    pub fn project(self, session: &Session) -> &str {
        self.or(&session.project_id, "project")
    }

    /// `RequestId`.
    #[must_use]
    pub fn request(self, session: &Session) -> &str {
        self.or(&session.request_id, "request")
    }

    /// `DeviceId` of the device at that index.
    #[must_use]
    pub fn device(self, device: &Device, index: usize) -> String {
        match self {
            Self::Masked if !device.device_id.is_empty() => format!("device-{}", index + 1),
            _ => device.device_id.clone(),
        }
    }

    /// `NetIp`.
    #[must_use]
    pub fn address(self, link: &Link) -> &str {
        self.or(&link.net_ip, "address")
    }

    /// Whether a note on the data may be told: some quote ids, names of files, or what the cloud said.
    #[must_use]
    pub fn may_tell(self, warning: &Warning) -> bool {
        let quotes = matches!(
            warning.kind,
            WarningKind::SessionIdDiffers { .. }
                | WarningKind::PartFailed { .. }
                | WarningKind::InputFailed { .. }
        );
        self == Self::Plain || !quotes
    }

    /// Puts these names into a report.
    pub fn put_into(self, report: &mut Report, session: &Session) {
        self.session(session)
            .clone_into(&mut report.session.session_id);
        self.project(session)
            .clone_into(&mut report.session.project_id);
        self.request(session)
            .clone_into(&mut report.session.request_id);
        for (index, (told, device)) in report.devices.iter_mut().zip(&session.devices).enumerate() {
            told.device_id = self.device(device, index);
        }
    }

    /// What was not sent is not made up.
    fn or<'a>(self, name: &'a str, mask: &'a str) -> &'a str {
        if self == Self::Masked && !name.is_empty() {
            mask
        } else {
            name
        }
    }
}
