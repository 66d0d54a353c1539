//! The calls that may be made to the cloud: four reading actions, with every parameter checked first.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::refusal::Refusal;

/// The API version.
pub const VERSION: &str = "2022-03-25";

/// The cloud's region names are not longer.
const MAX_REGION_LENGTH: usize = 32;
/// Ids of sessions, projects and devices.
const MAX_ID_LENGTH: usize = 128;
/// The cloud's maximum number of rows is not documented; nobody reads more than this.
const MAX_ROWS: u64 = 200;
/// The year 2100: a later time is in milliseconds by mistake.
const LAST_SECOND: u64 = 4_102_444_800;

/// The only actions that are ever signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// `DescribeDeviceSessionDetails`.
    SessionDetails,
    /// `DescribeProjectList`.
    Projects,
    /// `DescribeDeviceSessionList`.
    Sessions,
    /// `DescribeRecentSessionList`.
    RecentSessions,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 4] = [
        Self::SessionDetails,
        Self::Projects,
        Self::Sessions,
        Self::RecentSessions,
    ];

    /// The cloud's name of the action.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SessionDetails => "DescribeDeviceSessionDetails",
            Self::Projects => "DescribeProjectList",
            Self::Sessions => "DescribeDeviceSessionList",
            Self::RecentSessions => "DescribeRecentSessionList",
        }
    }
}

/// A call to be signed. Equal calls have equal responses.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Call {
    /// The action.
    pub action: Action,
    /// JSON.
    pub body: String,
    /// `X-TC-Region`.
    pub region: Option<String>,
    /// The session id; lists have none.
    pub session: Option<String>,
}

/// The body of `POST /v1/session-details`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Details {
    session_id: String,
    #[serde(default)]
    region: Option<String>,
    #[serde(default, deserialize_with = "whole")]
    start_time: Option<u64>,
    #[serde(default, deserialize_with = "whole")]
    end_time: Option<u64>,
}

/// In JSON, `5.0` is an integer too.
fn whole<'de, D: Deserializer<'de>>(number: D) -> Result<Option<u64>, D::Error> {
    let Some(number) = Option::<f64>::deserialize(number)? else {
        return Ok(None);
    };
    if number < 0.0 || number.fract() != 0.0 {
        return Err(D::Error::custom("a time is whole seconds since 1970"));
    }
    Ok(Some(number as u64))
}

/// The query of `GET /v1/projects`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Projects {
    #[serde(default)]
    page: Option<u64>,
    #[serde(default)]
    size: Option<u64>,
    #[serde(default)]
    region: Option<String>,
}

/// The query of `GET /v1/sessions` and of `GET /v1/recent-sessions`; times in Unix seconds.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sessions {
    project_id: String,
    #[serde(default)]
    device_id: Option<String>,
    #[serde(default)]
    start: Option<u64>,
    #[serde(default)]
    end: Option<u64>,
    #[serde(default)]
    page: Option<u64>,
    #[serde(default)]
    size: Option<u64>,
    #[serde(default)]
    region: Option<String>,
}

/// As the cloud reads it; what is not given is not sent.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Parameters<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_time: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_number: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_size: Option<u64>,
}

const NOTHING: Parameters<'_> = Parameters {
    session_id: None,
    project_id: None,
    device_id: None,
    start_time: None,
    end_time: None,
    page_number: None,
    page_size: None,
};

impl Details {
    /// The resulting call.
    ///
    /// # Errors
    ///
    /// [`Refusal::BadRequest`] naming the field.
    pub fn call(self, region: Option<&str>) -> Result<Call, Refusal> {
        let Self {
            session_id,
            start_time,
            end_time,
            ..
        } = &self;
        check_id("SessionId", session_id)?;
        check_time("StartTime", *start_time)?;
        check_time("EndTime", *end_time)?;
        let parameters = Parameters {
            session_id: Some(session_id),
            start_time: *start_time,
            end_time: *end_time,
            ..NOTHING
        };
        call(
            Action::SessionDetails,
            &parameters,
            self.region.as_deref().or(region),
        )
    }
}

impl Projects {
    /// The resulting call.
    ///
    /// # Errors
    ///
    /// [`Refusal::BadRequest`] naming the field.
    pub fn call(self, region: Option<&str>) -> Result<Call, Refusal> {
        let (page_number, page_size) = paging(self.page, self.size)?;
        let parameters = Parameters {
            page_number,
            page_size,
            ..NOTHING
        };
        call(
            Action::Projects,
            &parameters,
            self.region.as_deref().or(region),
        )
    }
}

impl Sessions {
    /// The resulting call.
    ///
    /// # Errors
    ///
    /// [`Refusal::BadRequest`] naming the field.
    pub fn call(self, action: Action, region: Option<&str>) -> Result<Call, Refusal> {
        check_id("projectId", &self.project_id)?;
        if let Some(device_id) = &self.device_id {
            check_id("deviceId", device_id)?;
        }
        check_time("start", self.start)?;
        check_time("end", self.end)?;
        let (page_number, page_size) = paging(self.page, self.size)?;
        let parameters = Parameters {
            project_id: Some(&self.project_id),
            device_id: self.device_id.as_deref(),
            start_time: self.start,
            end_time: self.end,
            page_number,
            page_size,
            ..NOTHING
        };
        call(action, &parameters, self.region.as_deref().or(region))
    }
}

fn call(
    action: Action,
    parameters: &Parameters<'_>,
    region: Option<&str>,
) -> Result<Call, Refusal> {
    let region = region.filter(|region| !region.is_empty());
    if let Some(region) = region {
        check_region(region)?;
    }
    Ok(Call {
        action,
        body: serde_json::to_string(parameters).map_err(|_| Refusal::Internal)?,
        region: region.map(str::to_owned),
        session: parameters.session_id.map(str::to_owned),
    })
}

/// Checks a region such as `ap-guangzhou`.
///
/// # Errors
///
/// [`Refusal::BadRequest`] for anything that cannot be a region.
pub fn check_region(region: &str) -> Result<(), Refusal> {
    let is_fine = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if region.len() > MAX_REGION_LENGTH || !region.bytes().all(is_fine) {
        return bad(format!(
            "Region is up to {MAX_REGION_LENGTH} of a-z, 0-9 and -, such as ap-guangzhou"
        ));
    }
    Ok(())
}

fn check_id(name: &str, id: &str) -> Result<(), Refusal> {
    let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    if id.is_empty() || id.len() > MAX_ID_LENGTH || !id.bytes().all(is_fine) {
        return bad(format!(
            "{name} is 1 to {MAX_ID_LENGTH} of A-Z, a-z, 0-9, ., _ and -"
        ));
    }
    Ok(())
}

/// The cloud checks the order of the two.
fn check_time(name: &str, time: Option<u64>) -> Result<(), Refusal> {
    if time.is_some_and(|time| time > LAST_SECOND) {
        return bad(format!("{name} is in Unix seconds, not milliseconds"));
    }
    Ok(())
}

/// The cloud requires both parameters for a list.
fn paging(page: Option<u64>, size: Option<u64>) -> Result<(Option<u64>, Option<u64>), Refusal> {
    let (page, size) = (page.unwrap_or(1), size.unwrap_or(50));
    if page == 0 || page > u64::from(u32::MAX) {
        return bad("page counts from 1".to_owned());
    }
    if size == 0 || size > MAX_ROWS {
        return bad(format!("size is 1 to {MAX_ROWS}"));
    }
    Ok((Some(page), Some(size)))
}

fn bad<T>(why: String) -> Result<T, Refusal> {
    Err(Refusal::BadRequest(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(json: &str) -> String {
        let details: Result<Details, _> = serde_json::from_str(json);
        match details.map(|details| details.call(Some("ap-guangzhou"))) {
            Ok(Ok(call)) => format!("{} {}", call.body, call.region.unwrap_or_default()),
            Ok(Err(refusal)) => refusal.to_string(),
            Err(error) => format!("json: {error}"),
        }
    }

    #[test]
    fn only_what_is_checked_leaves() {
        for (json, expected) in [
            (
                r#"{"SessionId":"a-1"}"#,
                r#"{"SessionId":"a-1"} ap-guangzhou"#,
            ),
            (
                r#"{"SessionId":"a","Region":"ap-beijing","StartTime":1,"EndTime":2}"#,
                r#"{"SessionId":"a","StartTime":1,"EndTime":2} ap-beijing"#,
            ),
            (r#"{"SessionId":"a","Region":""}"#, r#"{"SessionId":"a"} "#),
            (
                r#"{"SessionId":""}"#,
                "SessionId is 1 to 128 of A-Z, a-z, 0-9, ., _ and -",
            ),
            (
                r#"{"SessionId":"会话"}"#,
                "SessionId is 1 to 128 of A-Z, a-z, 0-9, ., _ and -",
            ),
            (
                r#"{"SessionId":"a\n"}"#,
                "SessionId is 1 to 128 of A-Z, a-z, 0-9, ., _ and -",
            ),
            (
                r#"{"SessionId":"a","Region":"evil.example"}"#,
                "Region is up to 32 of a-z, 0-9 and -, such as ap-guangzhou",
            ),
            (
                r#"{"SessionId":"a","StartTime":1731399569000}"#,
                "StartTime is in Unix seconds, not milliseconds",
            ),
            (
                r#"{"SessionId":"a","StartTime":3.0,"EndTime":null}"#,
                r#"{"SessionId":"a","StartTime":3} ap-guangzhou"#,
            ),
        ] {
            assert_eq!(details(json), expected, "{json}");
        }
        for json in [
            "{}",
            r#"{"SessionId":1}"#,
            r#"{"SessionId":"a","StartTime":"1"}"#,
            r#"{"SessionId":"a","StartTime":1.5}"#,
            r#"{"SessionId":"a","StartTime":-1}"#,
            r#"{"SessionId":"a","Endpoint":"http://evil.example"}"#,
            "[]",
        ] {
            assert!(details(json).starts_with("json: "), "{json}");
        }
    }
}
