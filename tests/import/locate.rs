//! Where a session may be, and what may be there instead: one row per case.

use trro_session_viewer::import::import;

use crate::summary::summary;

/// The smallest response that is drawn.
const SAMPLE: &str = r#"{"Response":{"Details":[{"DeviceType":"field","StartTime":1,"TimeOffset":[0,2],"Fps":[9,8]}],"RequestId":"r"}}"#;
const DEVICE: &str = r#"{"DeviceType":"field","StartTime":1,"TimeOffset":[0],"Fps":[9]}"#;

/// `text`, with `<sample>` and `<device>` as placeholders; `expected`: sessions and warnings, or the error.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let text = text.replace("<sample>", SAMPLE).replace("<device>", DEVICE);
    let result = import(text.as_bytes());
    let is_ok = result.is_ok();
    let shown = summary(&result);
    let lines: Vec<_> = shown
        .lines()
        .filter(|line| !is_ok || !line.starts_with("   ") && !line.starts_with("  0 "))
        .map(|line| line.trim().trim_start_matches("session  · project  · "))
        .collect();
    assert_eq!(lines, expected, "{text}");
}

fn in_string(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn a_request_id_alone_is_an_answer_only_where_answers_stand() {
    check(
        r#"{"ResponseMetadata":{"RequestId":"abc"},"Items":[1]}"#,
        &[r#"not-a-session ["ResponseMetadata", "Items"]"#],
    );
    check(
        r#"{"Response":{"requestId":"abc"}}"#,
        &[r#"not-a-session ["Response"]"#],
    );
    check(
        r#"{"Response":{"RequestId":"abc"}}"#,
        &["no-data · request abc"],
    );
    check(
        r#"{"data":{"Response":{"RequestId":"abc"}}}"#,
        &["no-data · request abc"],
    );
    check(r#"{"RequestId":"abc"}"#, &["no-data · request abc"]);
    check("{\"RequestId\":\"abc\"}\n<sample>", &["request r"]);
    check(
        "[{\"Details\":[],\"RequestId\":\"a\"},{\"Details\":[],\"RequestId\":\"b\"},<sample>]",
        &[
            "request r",
            r#"! - - PartFailed { line: 1, code: "no-data", cloud: None }"#,
        ],
    );
}

#[test]
fn nothing_in_details_is_no_data() {
    check(
        r#"{"Details":[null],"RequestId":"a"}"#,
        &["no-data · request a"],
    );
    check(
        r#"{"Details":[{}],"RequestId":"a"}"#,
        &["no-data · request a"],
    );
    check(r#"{"Details":[{},null]}"#, &["no-data · request"]);
}

#[test]
fn what_looks_like_a_device_does_not_hide_the_session_in_it() {
    check(
        r#"{"DeviceType":"field","session":"x","data":<sample>}"#,
        &["request r"],
    );
    check(
        r#"{"DeviceType":"field","Fps":[1],"data":<sample>}"#,
        &["request r"],
    );
    check(
        r#"[{"DeviceType":"field","Fps":[1],"data":[<sample>]}]"#,
        &["request r"],
    );
    let inner = format!(
        r#"{{"DeviceType":"field","Fps":[1],"data":{}}}"#,
        in_string(SAMPLE)
    );
    check(&inner, &["request r"]);
    check(
        r#"{"ProjectId":"p","ProjectName":"n","data":<sample>}"#,
        &["request r"],
    );
    check(
        r#"{"DeviceType":"field","session":"x"}"#,
        &[r#"not-a-session ["DeviceType", "session"]"#],
    );
    check("<device>", &["request"]);
    check(
        r#"{"Details":[{"DeviceType":"field","StartTime":1}]}"#,
        &["request"],
    );
}

#[test]
fn details_come_before_what_stands_beside_them() {
    check(
        r#"{"Devices":[{"DeviceId":"d","DeviceStatus":"ready"}],"Details":[<device>]}"#,
        &[
            "request",
            r#"Devices = [{"DeviceId":"d","DeviceStatus":"ready"}]"#,
            "! - Devices FieldUnknown",
        ],
    );
    check(
        r#"{"Error":{"Code":"InternalError","Message":"m"},"Details":[<device>],"RequestId":"r"}"#,
        &[
            "request r",
            r#"! - - PartFailed { line: 1, code: "cloud-error", cloud: Some(CloudError { code: "InternalError", message: "m", request_id: "r" }) }"#,
        ],
    );
    check(
        r#"{"Details":[<device>],"RequestId":"r","Total":3,"header":{},"None":null}"#,
        &["request r", "Total = 3", "! - Total FieldUnknown"],
    );
}

#[test]
fn details_of_others_are_none() {
    check(
        r#"{"details":[{"height":170,"width":60}]}"#,
        &[r#"not-a-session ["details"]"#],
    );
    check(
        r#"{"details":[{"rate":7}]}"#,
        &[r#"not-a-session ["details"]"#],
    );
    check(
        r#"{"details":[{"rate":[7],"startTime":1}]}"#,
        &[
            "request",
            "! 0 StartTime CaseDiffers { fields: 2 }",
            "! 0 TimeOffset TimeOffsetMissing",
        ],
    );
}

#[test]
fn a_gateway_says_it_in_many_ways() {
    for text in [
        r#"{"code":9,"message":"请先登录"}"#,
        r#"{"code":"9","message":"请先登录"}"#,
        r#"{"seq":1,"data":{"code":9,"message":"请先登录"}}"#,
    ] {
        check(text, &["cloud-error 9 · request", "请先登录"]);
        let har = format!(
            r#"{{"log":{{"entries":[{{"text":{}}}]}}}}"#,
            in_string(text)
        );
        check(&har, &["cloud-error 9 · request", "请先登录"]);
    }
    check(r#"{"code":60001}"#, &["cloud-error 60001 · request", ""]);
    check(r#"{"code":9,"data":<sample>}"#, &["request r"]);
    check(r#"{"code":5}"#, &[r#"not-a-session ["code"]"#]);
    check(
        r#"{"code":200,"message":"OK"}"#,
        &[r#"not-a-session ["code", "message"]"#],
    );
    check(
        r#"{"items":{"code":9,"message":"x"}}"#,
        &[r#"not-a-session ["items"]"#],
    );
    check(
        r#"{"code":9,"message":"x","data":{"Response":{"RequestId":"r"}}}"#,
        &["no-data · request r"],
    );
}

#[test]
fn only_what_was_needed_is_said_to_be_repaired() {
    let body = r#"{"encoding":"base64","text":"/9j/4AAQSkZJRgABAQAAAQABAAD"}"#;
    check(&format!("[{body},<sample>]"), &["request r"]);
    check("{\"a\":\"\\ud800\"}\n<sample>", &["request r"]);
    check(
        &SAMPLE.replace("field", "\\ud800"),
        &["request r", "! - - TextRepaired"],
    );
}

#[test]
fn a_cut_off_line_hides_no_other() {
    check(
        "{\"Response\":{\"Details\":[{\"Fps\":[1,2,\n<sample>\n<sample>\n",
        &[
            "request r",
            r#"! - - PartFailed { line: 1, code: "not-json", cloud: None }"#,
            "request r",
        ],
    );
    check(
        "{\"Response\":{\"Details\":[{\"Fps\":[1,\n{\"Response\":{\"Details\":[{\"Fps\":[1,2,3",
        &[
            "not-json CutOff",
            "line 2 column 38: 1, {\"Response\":{\"Details\":[{\"Fps\":[1,2,3",
        ],
    );
    check(
        "{\"Details\":[\n<device>,\n{\"DeviceType\":",
        &[
            "not-json CutOff",
            "line 3 column 15: meOffset\":[0],\"Fps\":[9]}, {\"DeviceType\":",
        ],
    );
}

#[test]
fn a_log_line_before_a_cut_off_answer_is_no_print_out() {
    for log in ["at 0x7f01: ", "ptr:0x7f {", "[Object] ", "\"[Array]\" "] {
        let shown = summary(&import(format!("{log}{}", &SAMPLE[..90]).as_bytes()));
        assert!(shown.starts_with("not-json CutOff"), "{log}: {shown}");
    }
    check(
        "&{0xc00011c2a0 0xc0000b8018}",
        &[
            "lossy-text GoStruct",
            "line 1 column 3: &{0xc00011c2a0 0xc0000b8018}",
        ],
    );
}

#[test]
fn a_ruby_object_in_quotes_is_a_print_out() {
    check(
        r##""#<TencentCloud::Trro::V20220325::Response:0x0001>""##,
        &[
            "lossy-text Arrows",
            "line 1 column 2: \"#<TencentCloud::Trro::V20220325::Respons",
        ],
    );
}

#[test]
fn a_place_in_a_string_is_that_of_the_string() {
    let body = in_string(&SAMPLE[..90]);
    let shown = summary(&import(
        format!("{{\n \"x\":\"y\",\n \"text\": {body}\n}}").as_bytes(),
    ));
    assert!(
        shown.starts_with("not-json CutOff\nline 3 column 10: "),
        "{shown}"
    );
}

#[test]
fn json_out_of_a_string_without_its_quotes() {
    let quoted = in_string(SAMPLE);
    let bare = &quoted[1..quoted.len() - 1];
    check(bare, &["request r"]);
    let far = format!("msg=\"{}{bare}\"", "x".repeat(5000));
    check(&far, &["request r", "! - - TextAround { characters: 4 }"]);
}

#[test]
fn an_exception_beside_a_session_is_told_of() {
    check(
        "<sample>\n[TencentCloudSDKException] code:InternalError message:m requestId:q\n",
        &[
            "request r",
            "! - - TextAround { characters: 67 }",
            r#"! - - PartFailed { line: 2, code: "cloud-error", cloud: Some(CloudError { code: "InternalError", message: "m", request_id: "q" }) }"#,
        ],
    );
}

#[test]
fn devices_of_two_sessions() {
    let device = |id: &str| format!(r#"{{"SessionId":"{id}","StartTime":1,"TimeOffset":[0]}}"#);
    check(
        &format!(
            r#"{{"Details":[{},{},{}]}}"#,
            device("a"),
            device("a"),
            device("b")
        ),
        &[
            "session a · project  · request",
            "1 Other   · sdk   · multi None · – of –",
            "2 Other   · sdk   · multi None · – of –",
            r#"! 2 SessionId SessionIdDiffers { other: "b" }"#,
        ],
    );
}

#[test]
fn times_that_are_all_missing_are_on_a_grid() {
    check(
        r#"{"Details":[{"DeviceType":"field","StartTime":1,"TimeOffset":[null,null],"Fps":[1,2]}]}"#,
        &["request", "! 0 TimeOffset TimeOffsetMissing"],
    );
}

#[test]
fn a_day_as_php_prints_it() {
    let pairs: Vec<_> = (0..400_000)
        .map(|index| format!("\"{index}\":{index}"))
        .collect();
    let pairs = pairs.join(",");
    let text = format!(
        r#"{{"Details":[{{"DeviceType":"field","StartTime":1,"TimeOffset":{{{pairs}}},"Fps":{{{pairs}}}}}]}}"#
    );
    let shown = summary(&import(text.as_bytes()));
    assert!(shown.contains("400000 samples"), "{shown}");
    assert!(shown.contains("Fps 400000 + 0: 0 – 399999"), "{shown}");
}

#[test]
fn an_error_of_another_product_hides_no_answer_of_ours() {
    let entry = |body: &str| {
        format!(
            r#"{{"response":{{"content":{{"text":{}}}}}}}"#,
            in_string(body)
        )
    };
    let har = |bodies: &[&str]| {
        let entries: Vec<_> = bodies.iter().map(|body| entry(body)).collect();
        format!(r#"{{"log":{{"entries":[{}]}}}}"#, entries.join(","))
    };
    let refused = r#"{"Response":{"Error":{"Code":"A.B","Message":"m"},"RequestId":"q"}}"#;
    let list = r#"{"Response":{"Projects":[{"ProjectId":"p","ProjectName":"n"}],"Total":1}}"#;
    let none = r#"{"Response":{"Details":[],"RequestId":"r"}}"#;
    check(
        &har(&[refused, list]),
        &["other-action ProjectList [] · project p · device"],
    );
    check(&har(&[refused, none]), &["no-data · request r"]);
    check(&har(&[refused]), &["cloud-error A.B · request q", "m"]);
    // If they are separate, the error is what helps.
    check(
        &format!("{list}\n{refused}"),
        &["cloud-error A.B · request q", "m"],
    );
}

#[test]
fn errors_of_other_services_are_none_of_the_cloud() {
    check(
        r#"{"error":{"code":"invalid_api_key","message":"m"}}"#,
        &[r#"not-a-session ["error"]"#],
    );
    check(
        r#"{"data":{"error":{"Code":"invalid_api_key"}}}"#,
        &[r#"not-a-session ["data"]"#],
    );
    check(
        r#"{"Response":{"error":{"code":"A.B","message":"m"}}}"#,
        &["cloud-error A.B · request", "m"],
    );
    check(
        r#"{"Error":{"Code":"A.B","Message":"m"}}"#,
        &["cloud-error A.B · request", "m"],
    );
}

#[test]
fn a_list_of_nothing_but_device_types_is_a_session() {
    let devices = r#"[{"DeviceType":"field"},{"DeviceType":"remote"}]"#;
    let shown = summary(&import(devices.as_bytes()));
    assert!(shown.contains("  0 Field field"), "{shown}");
    assert!(shown.contains("  1 Remote remote"), "{shown}");
    check(
        &format!(r#"{{"items":{devices}}}"#),
        &[r#"not-a-session ["items"]"#],
    );
    check(
        r#"[{"DeviceType":"field"},{"name":"printer"}]"#,
        &["not-a-session []"],
    );
    check("[]", &["not-a-session []"]);
}

#[test]
fn a_string_as_python_echoes_it() {
    let indented = serde_json::to_string_pretty(
        &serde_json::from_str::<serde_json::Value>(&SAMPLE.replace("\"r\"", "\"it's\"")).unwrap(),
    )
    .unwrap();
    let echoed = indented.replace('\n', "\\n").replace('\'', "\\'");
    check(
        &format!("'{echoed}'"),
        &["request it's", "! - - TextAround { characters: 2 }"],
    );
    check(
        &format!(">>> body\nb'{echoed}'\n>>> "),
        &["request it's", "! - - TextAround { characters: 16 }"],
    );
    let in_bytes = echoed.replace("it\\'s", "\\xe8\\xbd\\xa6 \\\\u8f66");
    check(
        &format!("b'{in_bytes}'"),
        &["request 车 车", "! - - TextAround { characters: 3 }"],
    );
    let shown = summary(&import(format!("'{}'", &echoed[..150]).as_bytes()));
    assert!(shown.starts_with("not-json CutOff"), "{shown}");
}
