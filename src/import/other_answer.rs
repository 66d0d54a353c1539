//! Responses of actions other than `DescribeDeviceSessionDetails`, recognised by their fields.

use crate::error::Action;
use crate::raw::{Entry, Node, find};

/// The content of another action's response, as far as it helps.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherAnswer {
    /// The action.
    pub action: Action,
    /// The first session ids in it.
    pub session_ids: Vec<String>,
    /// The first `ProjectId` in it, or nothing.
    pub project_id: String,
    /// The first `DeviceId` in it, or nothing.
    pub device_id: String,
    /// Whether its list is empty.
    pub is_empty: bool,
}

/// The number of session ids kept: enough to choose from, few enough to read.
const MAX_SESSION_IDS: usize = 8;

/// The field of each response that contains its list.
const LISTS: [(&str, Action); 6] = [
    ("DeviceSessionList", Action::DeviceSessionList),
    ("RecentSessionList", Action::RecentSessionList),
    ("Projects", Action::ProjectList),
    ("Devices", Action::DeviceList),
    ("SessionStatistics", Action::SessionStatistics),
    ("DurationDetails", Action::DurationDetails),
];

/// The field of each response that contains its object, and the fields of that.
const OBJECTS: [(&str, [&str; 2], Action); 2] = [
    ("DeviceInfo", ["DeviceId", "DeviceName"], Action::DeviceInfo),
    (
        "ProjectInfo",
        ["ProjectId", "ProjectName"],
        Action::ProjectInfo,
    ),
];

/// From the object that holds the list.
#[must_use]
pub fn other_answer_from_answer(entries: &[Entry]) -> Option<OtherAnswer> {
    let list = LISTS.iter().find_map(|(name, action)| {
        let (_, node) = &entries[find(entries, name)?];
        let elements = match node {
            Node::List(list) => list,
            Node::Null => &[][..],
            _ => return None,
        };
        // `Devices` and `Projects` are common words: every element has to match, and an empty list needs a count.
        let counted = find(entries, "Total").or(find(entries, "RequestId"));
        let is_element = |element: &Node| {
            let is_duration = *action == Action::DurationDetails && !element.entries().is_empty();
            is_duration || action_of_element(element.entries()).is_some()
        };
        let fits = (counted.is_some() || !elements.is_empty()) && elements.iter().all(is_element);
        fits.then(|| other_answer(*action, elements.iter().map(Node::entries)))
    });
    let object = || {
        OBJECTS.iter().find_map(|(name, names, action)| {
            let object = entries[find(entries, name)?].1.entries();
            let fits = names.iter().all(|name| find(object, name).is_some());
            fits.then(|| other_answer(*action, std::iter::once(object)))
        })
    };
    list.or_else(object).or_else(|| {
        let has = |name| find(entries, name).is_some();
        (has("SessionNum") && has("TotalDuration"))
            .then(|| other_answer(Action::SessionStatistics, std::iter::once(entries)))
    })
}

/// From a bare list, as `tccli --filter` leaves it.
#[must_use]
pub fn other_answer_from_list(elements: &[Node]) -> Option<OtherAnswer> {
    let first = elements.first()?.entries();
    Some(other_answer(
        action_of_element(first)?,
        elements.iter().map(Node::entries),
    ))
}

/// From one element of such a list.
#[must_use]
pub fn other_answer_from_element(element: &[Entry]) -> Option<OtherAnswer> {
    Some(other_answer(
        action_of_element(element)?,
        std::iter::once(element),
    ))
}

fn action_of_element(entries: &[Entry]) -> Option<Action> {
    let has = |name| find(entries, name).is_some();
    if has("TimeOffset") {
        None
    } else if has("FieldDeviceId") && has("RemoteDeviceId") {
        Some(if has("LatestUpdateTime") {
            Action::RecentSessionList
        } else {
            Action::DeviceSessionList
        })
    } else if has("DeviceId") && (has("DeviceStatus") || has("LastReportTime")) {
        Some(Action::DeviceList)
    } else if has("ProjectId") && has("ProjectName") {
        Some(Action::ProjectList)
    } else if has("SessionNum") && has("TotalDuration") {
        Some(Action::SessionStatistics)
    } else {
        None
    }
}

fn other_answer<'n>(
    action: Action,
    elements: impl Iterator<Item = &'n [Entry<'n>]> + Clone,
) -> OtherAnswer {
    let text = |element: &'n [Entry<'n>], name| element[find(element, name)?].1.text();
    let is_empty = elements.clone().next().is_none();
    let first = |name| {
        let found = elements.clone().find_map(|element| text(element, name));
        found.unwrap_or_default().to_owned()
    };
    let [project_id, device_id] = ["ProjectId", "DeviceId"].map(first);
    let session_ids = elements
        .filter_map(|element| text(element, "SessionId"))
        .take(MAX_SESSION_IDS)
        .map(str::to_owned)
        .collect();
    OtherAnswer {
        action,
        session_ids,
        project_id,
        device_id,
        is_empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::parse;

    #[track_caller]
    fn check(text: &str, expected: Option<(Action, &[&str])>) {
        let node = parse(text).unwrap().node;
        let found = match &node {
            Node::List(list) => other_answer_from_list(list),
            node => other_answer_from_answer(node.entries())
                .or_else(|| other_answer_from_element(node.entries())),
        };
        let found = found.map(|found| (found.action, found.session_ids));
        let expected =
            expected.map(|(action, ids)| (action, ids.iter().map(ToString::to_string).collect()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_neighbour_is_known() {
        let session = r#"{"SessionId":"a-0","RemoteDeviceId":"r","FieldDeviceId":"f"}"#;
        check(
            &format!(r#"{{"Total":1,"DeviceSessionList":[{session},{session}],"Num":1}}"#),
            Some((Action::DeviceSessionList, &["a-0", "a-0"])),
        );
        check(
            &format!(r#"{{"RecentSessionList":[{session}]}}"#),
            Some((Action::RecentSessionList, &["a-0"])),
        );
        check(
            &format!("[{session}]"),
            Some((Action::DeviceSessionList, &["a-0"])),
        );
        check(session, Some((Action::DeviceSessionList, &["a-0"])));
        check(
            r#"{"Projects":[{"ProjectId":"p","ProjectName":"n"}],"Total":1}"#,
            Some((Action::ProjectList, &[])),
        );
        check(
            r#"{"Devices":[{"DeviceId":"d","DeviceType":"field","DeviceStatus":"ready"}]}"#,
            Some((Action::DeviceList, &[])),
        );
        check(
            r#"{"Devices":[],"Total":0}"#,
            Some((Action::DeviceList, &[])),
        );
        check(
            r#"{"SessionNum":3,"TotalDuration":7,"RequestId":"r"}"#,
            Some((Action::SessionStatistics, &[])),
        );
        check(
            r#"{"SessionStatistics":[{"SessionNum":3,"TotalDuration":7}]}"#,
            Some((Action::SessionStatistics, &[])),
        );
    }

    #[test]
    fn single_objects_and_durations_are_known() {
        check(
            r#"{"DeviceInfo":{"DeviceId":"d","DeviceName":"n"},"RequestId":"r"}"#,
            Some((Action::DeviceInfo, &[])),
        );
        check(
            r#"{"ProjectInfo":{"ProjectId":"p","ProjectName":"n"}}"#,
            Some((Action::ProjectInfo, &[])),
        );
        check(
            r#"{"DurationDetails":[{"Time":"2024-11-12","TotalDuration":{"Voice":1}}],"Total":1}"#,
            Some((Action::DurationDetails, &[])),
        );
        check(r#"{"DeviceInfo":{"Model":"x"}}"#, None);
    }

    #[test]
    fn devices_of_a_session_are_none() {
        check(
            r#"[{"DeviceId":"d","DeviceType":"field","TimeOffset":[0]}]"#,
            None,
        );
        check(
            r#"[{"DeviceId":"d","DeviceStatus":"ready","TimeOffset":[0]}]"#,
            None,
        );
        check(r#"{"Devices":[{"name":"printer"}]}"#, None);
        check(r#"{"Devices":[]}"#, None);
        check(r#"{"Details":[]}"#, None);
    }
}
