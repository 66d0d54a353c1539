//! A response from the cloud: read completely, checked, and passed on byte for byte.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_util::{Stream, TryStreamExt};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::budget::{Budget, MAX_BYTES, Share};
use crate::call::Action;
use crate::refusal::Refusal;

/// A session whose devices have all ended this long ago no longer changes.
const UNCHANGING_AFTER: Duration = Duration::from_mins(10);

/// A greater clock offset is reported; the cloud rejects requests from 300 s on.
const CLOCK_TOLERANCE_SECONDS: i64 = 30;

/// A response from the cloud, possibly an error.
#[derive(Debug)]
pub struct Answer {
    body: Bytes,
    /// `RequestId`, which the cloud's support asks for.
    pub request_id: Option<String>,
    /// `Error.Code`, if it is an error.
    pub code: Option<String>,
    /// How many seconds this machine's clock is ahead of the cloud's, if it is off.
    pub clock_offset_seconds: Option<i64>,
    /// The latest `EndTime` of a session's devices, Unix seconds.
    ended: Option<u64>,
    /// Returned to the budget when the response is dropped.
    _share: Share,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(rename = "Response", borrow)]
    response: Response<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Response<'a> {
    #[serde(default)]
    request_id: Option<String>,
    #[serde(default)]
    error: Option<CloudError>,
    /// As it is: interpreting it is up to the reader.
    #[serde(default, borrow)]
    details: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct CloudError {
    code: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Device {
    end_time: u64,
}

impl Answer {
    /// Reads the whole body.
    ///
    /// # Errors
    ///
    /// [`Refusal::UpstreamInvalid`] if it is not a response, [`Refusal::RateLimited`] if memory is short, or the error of a chunk.
    pub async fn read(
        action: Action,
        length: Option<u64>,
        mut pieces: impl Stream<Item = Result<Bytes, Refusal>> + Unpin,
        budget: &Budget,
    ) -> Result<Self, Refusal> {
        let length = length.map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        if length > MAX_BYTES {
            return Err(too_large());
        }
        let mut share = budget.take(length)?;
        let mut body = Vec::with_capacity(length);
        while let Some(piece) = pieces.try_next().await? {
            if body.len() + piece.len() > MAX_BYTES {
                return Err(too_large());
            }
            share.grow(body.len() + piece.len(), budget)?;
            // Growing by doubling would exceed the share of the budget.
            body.reserve_exact(piece.len());
            body.extend_from_slice(&piece);
        }
        Self::new(action, body.into(), share)
    }

    fn new(action: Action, body: Bytes, share: Share) -> Result<Self, Refusal> {
        let Envelope { response } = serde_json::from_slice(&body).map_err(|error| {
            // serde's message would quote the content.
            let what = match error.classify() {
                serde_json::error::Category::Eof => "it is cut off",
                serde_json::error::Category::Data => "JSON without a Response",
                _ => "no JSON",
            };
            Refusal::UpstreamInvalid(what.to_owned())
        })?;
        let details = response
            .details
            .filter(|_| action == Action::SessionDetails);
        let devices: Option<Vec<Device>> =
            details.and_then(|details| serde_json::from_str(details.get()).ok());
        let ends = devices.iter().flatten().map(|device| device.end_time);
        Ok(Self {
            request_id: response.request_id,
            code: response.error.map(|error| error.code),
            clock_offset_seconds: None,
            ended: ends.max(),
            body,
            _share: share,
        })
    }

    /// A response that was generated here rather than by the cloud.
    ///
    /// # Errors
    ///
    /// As [`Self::read`].
    pub fn synthetic(action: Action, body: String, budget: &Budget) -> Result<Self, Refusal> {
        let share = budget.take(body.len())?;
        Self::new(action, body.into(), share)
    }

    /// Compares the clocks by the response's `Date` header.
    #[must_use]
    pub fn dated(self, date: Option<SystemTime>, now: SystemTime) -> Self {
        let seconds = |time: SystemTime| {
            let since = time.duration_since(SystemTime::UNIX_EPOCH);
            since.map_or(0, |since| since.as_secs().cast_signed())
        };
        let offset = date.map(|date| seconds(now) - seconds(date));
        Self {
            clock_offset_seconds: offset.filter(|offset| offset.abs() > CLOCK_TOLERANCE_SECONDS),
            ..self
        }
    }

    /// Whether it will no longer change.
    #[must_use]
    pub fn is_unchanging(&self, now: SystemTime) -> bool {
        let Some(ended) = self.ended.filter(|_| self.code.is_none()) else {
            return false;
        };
        let ended = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(ended));
        let settled = ended.and_then(|ended| ended.checked_add(UNCHANGING_AFTER));
        settled.is_some_and(|settled| settled < now)
    }

    /// The body as received.
    #[must_use]
    pub const fn body(&self) -> &Bytes {
        &self.body
    }
}

fn too_large() -> Refusal {
    Refusal::UpstreamInvalid(format!("more than {MAX_BYTES} bytes"))
}

#[cfg(test)]
mod tests {
    use futures_util::stream;

    use super::*;

    async fn read(pieces: &[&str], length: Option<u64>) -> Result<Answer, Refusal> {
        let pieces = pieces
            .iter()
            .map(|piece| Ok(Bytes::from((*piece).to_owned())));
        let pieces = stream::iter(pieces);
        Answer::read(Action::SessionDetails, length, pieces, &Budget::default()).await
    }

    #[tokio::test]
    async fn only_a_whole_answer_is_one() {
        for (pieces, expected) in [
            (&["{\"Respon", "se\":{\"RequestId\":\"r\"}}"][..], "r -"),
            (
                &[
                    "{\"Response\":{\"Error\":{\"Code\":\"AuthFailure\",\"Message\":\"m\"},\"RequestId\":\"r\"}}",
                ],
                "r AuthFailure",
            ),
            (
                &["{\"Response\":{\"Details\":[{\"Fps\":[1,2"],
                "it is cut off",
            ),
            (&[""], "it is cut off"),
            (&[], "it is cut off"),
            (&["<html>"], "no JSON"),
            (&["{\"Response\":{}} trailing"], "no JSON"),
            (&["{\"Details\":[]}"], "JSON without a Response"),
            (&["[]"], "JSON without a Response"),
            (&["{\"Response\":{\"Details\":{\"odd\":true}}}"], "- -"),
        ] {
            let found = match read(pieces, None).await {
                Ok(answer) => {
                    assert_eq!(answer.body(), pieces.concat().as_bytes());
                    let text = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
                    format!(
                        "{} {}",
                        text(answer.request_id.clone()),
                        text(answer.code.clone())
                    )
                }
                Err(Refusal::UpstreamInvalid(why)) => why,
                Err(other) => panic!("{other}"),
            };
            assert_eq!(found, expected, "{pieces:?}");
        }
    }

    #[tokio::test]
    async fn a_session_that_has_ended_is_settled() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(10_000);
        for (details, expected) in [
            ("[{\"EndTime\":9000},{\"EndTime\":9399}]", true),
            ("[{\"EndTime\":9000},{\"EndTime\":9400}]", false),
            ("[{\"EndTime\":9000},{}]", false),
            ("[]", false),
            ("[{\"EndTime\":\"9000\"}]", false),
            ("[{\"EndTime\":18446744073709551615}]", false),
        ] {
            let body = format!("{{\"Response\":{{\"Details\":{details}}}}}");
            let answer = read(&[&body], None).await.unwrap();
            assert_eq!(answer.is_unchanging(now), expected, "{details}");
        }
        let error = "{\"Response\":{\"Error\":{\"Code\":\"c\"},\"Details\":[{\"EndTime\":1}]}}";
        assert!(!read(&[error], None).await.unwrap().is_unchanging(now));
    }

    #[tokio::test]
    async fn a_clock_that_is_off_is_told() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(10_000);
        for (date, expected) in [(10_030, None), (10_600, Some(-600)), (9_400, Some(600))] {
            let answer = read(&["{\"Response\":{}}"], None).await.unwrap();
            let date = SystemTime::UNIX_EPOCH + Duration::from_secs(date);
            assert_eq!(answer.dated(Some(date), now).clock_offset_seconds, expected);
        }
    }

    #[tokio::test]
    async fn nothing_is_read_beyond_the_limit() {
        let length = MAX_BYTES as u64 + 1;
        assert!(matches!(
            read(&[], Some(length)).await,
            Err(Refusal::UpstreamInvalid(_))
        ));
        let piece = "x".repeat(MAX_BYTES / 2 + 1);
        let found = read(&[&piece, &piece, "never asked for"], None).await;
        assert!(matches!(found, Err(Refusal::UpstreamInvalid(_))));
    }
}
