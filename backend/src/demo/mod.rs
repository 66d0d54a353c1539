//! Synthetic sessions behind the same paths, so that the viewer can be tried without a key. Never mixed with live ones.
//!
//! * [`mod@stories`]: the sessions and their events.
//! * [`mod@device`]: the samples of a device.

mod device;
mod stories;

use std::time::SystemTime;

use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

use crate::answer::Answer;
use crate::budget::Budget;
use crate::call::{Action, Call};
use crate::refusal::Refusal;
use device::{Role, device};
use stories::{DEVICES, PROJECT, Story, stories};

/// The documented example, which the page contains too.
const SAMPLE: &str = include_str!("../../../www/sample.json");
const SAMPLE_ID: &str = "c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1";

/// The id in every synthetic response.
const REQUEST_ID: &str = "demo-0000-0000";

/// The cloud's period of recent sessions.
const RECENT_SECONDS: u64 = 7200;

/// Responds without the cloud.
#[derive(Debug)]
pub struct Demo {
    stories: Vec<Story>,
    budget: Budget,
    /// Generates one response at a time.
    call_cache: Mutex<()>,
}

impl Demo {
    /// With sessions around the present.
    #[must_use]
    pub fn new(budget: Budget) -> Self {
        Self {
            stories: stories(now()),
            budget,
            call_cache: Mutex::default(),
        }
    }

    /// Responds like the cloud. A day takes a while to generate; other requests are served meanwhile.
    ///
    /// # Errors
    ///
    /// If memory is short.
    pub async fn answer(&'static self, call: Call) -> Result<Answer, Refusal> {
        let _one = self.call_cache.lock().await;
        let synthetic = spawn_blocking(move || self.make_up(&call)).await;
        synthetic.map_err(|_| Refusal::Internal)?
    }

    fn make_up(&self, call: &Call) -> Result<Answer, Refusal> {
        let parameters: Value = serde_json::from_str(&call.body).map_err(|_| Refusal::Internal)?;
        let body = self.body(call.action, &parameters, now());
        Answer::synthetic(call.action, body, &self.budget)
    }

    fn body(&self, action: Action, parameters: &Value, now: u64) -> String {
        match action {
            Action::SessionDetails => self.details(parameters, now),
            Action::Projects => list("Projects", parameters, vec![project()]),
            Action::Sessions => {
                let ended = self
                    .listed(parameters, now)
                    .filter(|story| story.end(now) < now);
                let rows = ended.map(|story| row(story, now, true)).collect();
                list("DeviceSessionList", parameters, rows)
            }
            Action::RecentSessions => {
                let recent = self
                    .listed(parameters, now)
                    .filter(|story| story.end(now) + RECENT_SECONDS >= now);
                let rows = recent.map(|story| row(story, now, false)).collect();
                list("RecentSessionList", parameters, rows)
            }
        }
    }

    fn details(&self, parameters: &Value, now: u64) -> String {
        let id = parameters["SessionId"].as_str().unwrap_or_default();
        if id == SAMPLE_ID {
            return SAMPLE.to_owned();
        }
        let Some(story) = self.stories.iter().find(|story| story.id == id) else {
            let message = format!("demo: there is no session {id}");
            let error = json!({ "Code": "ResourceNotFound", "Message": message });
            return response(json!({ "Error": error }));
        };
        let from = parameters["StartTime"].as_u64().unwrap_or_default();
        let to = parameters["EndTime"].as_u64().unwrap_or(u64::MAX);
        let devices = [Role::Field, Role::Remote].map(|role| device(story, role, now, from..=to));
        let details: Vec<_> = devices.into_iter().flatten().collect();
        response(json!({ "Details": details }))
    }

    /// Sessions of a project, device and period, newest first.
    fn listed(&self, parameters: &Value, now: u64) -> impl Iterator<Item = &Story> {
        let is_ours = parameters["ProjectId"] == PROJECT;
        let device = parameters["DeviceId"].as_str();
        let is_of_device = device.is_none_or(|device| DEVICES.contains(&device));
        let from = parameters["StartTime"].as_u64().unwrap_or_default();
        let to = parameters["EndTime"].as_u64().unwrap_or(u64::MAX);
        let stories = self.stories.iter().rev();
        stories.filter(move |story| {
            is_ours && is_of_device && story.start <= to && story.end(now) >= from
        })
    }
}

fn now() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}

fn project() -> Value {
    json!({
        "ProjectId": PROJECT,
        "ProjectName": "演示 Demo",
        "ProjectDescription": "Made sessions; nothing here is live.",
        "PolicyMode": "black",
        "ModifyTime": "2024-11-12T08:00:00+08:00",
    })
}

/// `SessionInfo`, or `RecentSessionInfo`.
fn row(story: &Story, now: u64, has_ended: bool) -> Value {
    let mut row = json!({
        "SessionId": story.id,
        "FieldDeviceId": DEVICES[0],
        "RemoteDeviceId": DEVICES[1],
        "Resolution": "1280*720",
        "StartTime": story.start,
    });
    if has_ended {
        row["EndTime"] = story.end(now).into();
        row["Quality"] = story.quality.into();
    } else {
        row["LatestUpdateTime"] = story.end(now).into();
    }
    row
}

/// One page of a list.
fn list(name: &str, parameters: &Value, rows: Vec<Value>) -> String {
    let number = |name: &str, usual: usize| {
        let number = parameters[name].as_u64().unwrap_or(usual as u64);
        usize::try_from(number).unwrap_or(usize::MAX)
    };
    let (page, size) = (number("PageNumber", 1), number("PageSize", 10));
    let total = rows.len();
    let first = page.saturating_sub(1).saturating_mul(size);
    let rows: Vec<_> = rows.into_iter().skip(first).take(size).collect();
    let mut answer = json!({ "Total": total, "Num": rows.len() });
    answer[name] = rows.into();
    response(answer)
}

fn response(mut answer: Value) -> String {
    answer["RequestId"] = REQUEST_ID.into();
    serde_json::to_string(&Envelope { response: answer }).unwrap_or_default()
}

/// Not `json!`, which would copy a day.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Envelope {
    response: Value,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn ask(action: Action, parameters: &Value) -> Value {
        let demo = Demo {
            stories: stories(NOW),
            budget: Budget::default(),
            call_cache: Mutex::default(),
        };
        let body = demo.body(action, parameters, NOW);
        serde_json::from_str::<Value>(&body).unwrap()["Response"].take()
    }

    fn ids(list: &Value) -> Vec<&str> {
        let rows = list.as_array().unwrap().iter();
        rows.map(|row| row["SessionId"].as_str().unwrap()).collect()
    }

    #[test]
    fn every_session_of_the_lists_has_details() {
        let of_project = json!({ "ProjectId": PROJECT, "PageNumber": 1, "PageSize": 50 });
        let ended = ask(Action::Sessions, &of_project);
        let recent = ask(Action::RecentSessions, &of_project);
        let ended = ids(&ended["DeviceSessionList"]);
        let recent = ids(&recent["RecentSessionList"]);
        assert!(recent.contains(&"demo-running-1") && !ended.contains(&"demo-running-1"));
        assert!(ended.contains(&"demo-day-1") && !recent.contains(&"demo-day-1"));
        for id in ended.into_iter().chain(recent) {
            let answer = ask(Action::SessionDetails, &json!({ "SessionId": id }));
            let details = answer["Details"].as_array().unwrap();
            assert_eq!(details.len(), 2, "{id}");
            for device in details {
                assert!(check_lengths(device) > 200, "{id}");
            }
        }
        let sample = ask(Action::SessionDetails, &json!({ "SessionId": SAMPLE_ID }));
        assert_eq!(sample["Details"].as_array().unwrap().len(), 2);
        let unknown = ask(Action::SessionDetails, &json!({ "SessionId": "nobody" }));
        assert_eq!(unknown["Error"]["Code"], "ResourceNotFound");
    }

    #[test]
    fn a_day_is_a_day() {
        let answer = ask(
            Action::SessionDetails,
            &json!({ "SessionId": "demo-day-1" }),
        );
        let length = answer["Details"][0]["TimeOffset"].as_array().unwrap().len();
        assert!(length > 43_000, "{length}");
    }

    #[test]
    fn what_is_new_goes_on_where_the_rest_ended() {
        let whole = ask(
            Action::SessionDetails,
            &json!({ "SessionId": "demo-running-1" }),
        );
        let device = &whole["Details"][1];
        let times: Vec<u64> = absolute(device);
        let from = times[times.len() - 10];
        let parameters = json!({ "SessionId": "demo-running-1", "StartTime": from });
        let part = ask(Action::SessionDetails, &parameters);
        for device in part["Details"].as_array().unwrap() {
            check_lengths(device);
        }
        assert_eq!(absolute(&part["Details"][1]), times[times.len() - 10..]);
        let rates = |details: &Value| details["Rate"].as_array().unwrap().clone();
        let rate = rates(device);
        assert_eq!(rates(&part["Details"][1]), rate[rate.len() - 10..]);
    }

    /// The number of samples; every array has as many, or none.
    fn check_lengths(device: &Value) -> usize {
        let length = device["TimeOffset"].as_array().unwrap().len();
        for (name, values) in device.as_object().unwrap() {
            let values = values.as_array().filter(|_| name != "MultiNet");
            let is_fine = values.is_none_or(|values| values.is_empty() || values.len() == length);
            assert!(is_fine, "{name}");
        }
        length
    }

    fn absolute(device: &Value) -> Vec<u64> {
        let start = device["StartTime"].as_u64().unwrap();
        let offsets = device["TimeOffset"].as_array().unwrap().iter();
        offsets
            .map(|offset| start + offset.as_u64().unwrap())
            .collect()
    }

    #[test]
    fn lists_have_pages_and_filters() {
        let page = |parameters: Value| ask(Action::Sessions, &parameters);
        let all = page(json!({ "ProjectId": PROJECT, "PageNumber": 1, "PageSize": 50 }));
        let second = page(json!({ "ProjectId": PROJECT, "PageNumber": 2, "PageSize": 2 }));
        assert_eq!(
            ids(&second["DeviceSessionList"]),
            ids(&all["DeviceSessionList"])[2..4]
        );
        assert_eq!(second["Total"], all["Total"]);
        for parameters in [
            json!({ "ProjectId": "another" }),
            json!({ "ProjectId": PROJECT, "DeviceId": "another" }),
            json!({ "ProjectId": PROJECT, "EndTime": 1 }),
        ] {
            assert_eq!(page(parameters)["Total"], 0);
        }
    }
}
