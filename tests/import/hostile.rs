//! Deliberately broken inputs: each gives the right error, and none takes long or panics.

use std::io::{Read, Write};

use base64::Engine;
use flate2::Compression;
use flate2::write::GzEncoder;
use trro_session_viewer::error::{ImportError, JsonFault};
use trro_session_viewer::import::{LIMIT_BYTES, import};

use crate::sample;
use crate::summary::summary;

#[track_caller]
fn check(text: impl AsRef<[u8]>, expected: &str) {
    let shown = summary(&import(text.as_ref()));
    assert_eq!(shown.lines().next(), Some(expected));
}

/// Whether the input loads; its first session's first device.
#[track_caller]
fn device(fields: &str) -> String {
    let text = format!(r#"{{"Details":[{{"DeviceType":"field","StartTime":1,{fields}}}]}}"#);
    summary(&import(text.as_bytes()))
        .lines()
        .skip(2)
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn cut_off_anywhere_it_is_said_to_be_cut_off() {
    let whole = sample("session.json");
    for length in 0..whole.len() {
        let expected = if length == 0 {
            JsonFault::Empty
        } else {
            JsonFault::CutOff
        };
        match import(&whole[..length]) {
            Err(ImportError::NotJson { fault, position }) => {
                assert_eq!(fault, expected, "{length} bytes");
                assert_eq!(
                    position.map(|place| place.column),
                    (length > 0).then_some(length + 1)
                );
            }
            other => panic!("{length} bytes: {other:?}"),
        }
    }
}

#[test]
fn cut_off_in_front_it_is_all_or_nothing() {
    let whole = sample("session.json");
    let mut loaded = 0;
    for start in 1..whole.len() {
        match import(&whole[start..]) {
            Ok(sessions) => {
                assert_eq!(sessions[0].session.devices.len(), 2, "from byte {start}");
                loaded += 1;
            }
            Err(error) => assert_eq!(error.code(), "not-json", "from byte {start}"),
        }
    }
    // `"Response":` may be missing, but not the brace after it.
    assert_eq!(loaded, "{\"Response\":".len());
}

#[test]
fn deep_nesting() {
    for piece in ["[", "{\"a\":", "{\"Details\":[", "[[{\"a\":["] {
        let text = piece.repeat(100_000);
        let error = import(text.as_bytes()).unwrap_err();
        assert_eq!(error.code(), "not-json", "{piece}");
    }
    let closed = "[".repeat(100_000) + &"]".repeat(100_000);
    check(closed, "not-json TooDeep");
    check("[".repeat(100) + &"]".repeat(100), "not-a-session []");
}

#[test]
fn json_in_strings_has_a_limit() {
    let mut text = String::from_utf8(sample("session.json")).unwrap();
    for depth in 1..=6 {
        text = serde_json::to_string(&text).unwrap();
        let loads = import(text.as_bytes()).is_ok();
        assert_eq!(loads, depth <= 4, "{depth}");
    }
}

#[test]
fn packed_bombs() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    std::io::copy(
        &mut std::io::repeat(b' ').take(LIMIT_BYTES + 1),
        &mut packer,
    )
    .unwrap();
    let bomb = packer.finish().unwrap();
    let too_large = ImportError::TooLarge {
        bytes: LIMIT_BYTES + 1,
        limit: LIMIT_BYTES,
    };
    assert_eq!(import(&bomb), Err(too_large));

    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&bomb).unwrap();
    check(packer.finish().unwrap(), "too-large 268435457 of 268435456");
}

/// A compressed body in a HAR file, as base64.
fn packed_entry(packed: &[u8]) -> String {
    let body = base64::engine::general_purpose::STANDARD.encode(packed);
    format!(r#"{{"response":{{"content":{{"encoding":"base64","text":"{body}"}}}}}}"#)
}

#[test]
fn a_packed_body_that_cannot_be_unpacked_is_told_of() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    std::io::copy(
        &mut std::io::repeat(b' ').take(LIMIT_BYTES + 1),
        &mut packer,
    )
    .unwrap();
    let bomb = packer.finish().unwrap();
    let large = packed_entry(&bomb);
    let damaged = packed_entry(&bomb[..bomb.len() / 2]);
    let har = |entries: &str| format!(r#"{{"log":{{"entries":[{entries}]}}}}"#);
    let too_large = format!("too-large {} of {LIMIT_BYTES}", LIMIT_BYTES + 1);
    check(har(&large), &too_large);
    check(har(&damaged), "not-json DamagedGzip");

    let whole = String::from_utf8(sample("session.json")).unwrap();
    for (entry, code) in [(large, "too-large"), (damaged, "not-json")] {
        let text = har(&format!("{entry},{whole}"));
        let shown = summary(&import(text.as_bytes()));
        assert!(shown.contains("\n  0 Field field"), "{shown}");
        assert!(shown.contains(&format!("code: \"{code}\"")), "{shown}");
    }
}

#[test]
fn json_corpora() {
    // After the "must reject" and "may do either" cases of public JSON test suites.
    for text in [
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\":1,}",
        "{\"a\"}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "[1",
        "]",
        "}",
        "[\"\u{1}\"]",
        "[+1]",
        "[.5]",
        "[1.]",
        "[0x1]",
        "[01]",
        "[1e]",
        "[-]",
        "[tru]",
        "[\"\\x\"]",
        "[\"\\u12\"]",
        "['a']",
        "{\"a\":/*x*/1}",
        "[1]x",
        "<null>",
        "\u{feff}\u{feff}{}",
        "[\"\\\u{1f600}\"]",
        "{\"\":",
        "*",
        "[\"a\",\n4\n,1,",
        "{[",
        "[}",
        "\"\\",
        "nul",
        "--",
        "\u{0}",
        "[\"\t\"]",
        "{\"a\":\"a\" 123}",
        "{\"x\"::\"b\"}",
        "[\u{c}]",
        "\u{2060}[]",
        "é",
        "[é]",
        "{\"Details\":[{\"TimeOffset\":[0,]}]}",
    ] {
        let code = import(text.as_bytes()).map_err(|error| error.code());
        assert_eq!(code, Err("not-json"), "{text}");
    }
    for text in [
        "null",
        "1",
        "-0",
        "1e999",
        "[1e999]",
        "\"\"",
        "[\"\\ud800\"]",
        "{\"\\udfff\":1}",
        "[123123e100000]",
        "[-1e-400]",
        "{\"a\":1,\"a\":2}",
        "[100000000000000000000]",
        "{}",
        "[]",
        " [] ",
        "[[[]]]",
        "{\"\":0}",
        "[\"\\u0000\"]",
    ] {
        let code = import(text.as_bytes()).map_err(|error| error.code());
        assert!(
            matches!(code, Err("not-a-session" | "not-json")),
            "{text}: {code:?}"
        );
    }
    for bytes in [
        &b"\xff"[..],
        b"[\"\xff\"]",
        b"\xed\xa0\x80",
        b"\xc0\xaf",
        b"\xff\xfe\0",
        b"\xfe\xff",
        b"\xef\xbb",
        b"\x1f\x8b",
    ] {
        import(bytes).unwrap_err();
    }
}

#[test]
fn odd_numbers() {
    assert_eq!(
        device(r#""TimeOffset":[0,2,4,6],"Rate":[-0,1e999,"1e999","-0.0"]"#),
        "4 samples Some(1000.0) … Some(7000.0)\n\
         Rate 2 + 2: 0 – 0, sum 0.00\n\
         ! 0 Rate NumberUnreadable { elements: 2 }"
    );
    assert_eq!(
        device(r#""TimeOffset":[1e300,-1e300,1e12,0]"#),
        "1 samples Some(1000.0) … Some(1000.0)\n\
         ! 0 TimeOffset TimeOffsetInvalid { samples: 3 }"
    );
}

#[test]
fn repeated_names_take_the_last() {
    assert_eq!(
        device(r#""TimeOffset":[0],"Rate":[1],"rate":[2],"Rate":[3]"#),
        "1 samples Some(1000.0) … Some(1000.0)\n\
         Rate 1 + 0: 3 – 3, sum 3.00\n\
         ! 0 rate FieldRepeated\n\
         ! 0 Rate FieldRepeated"
    );
}

#[test]
fn every_card_has_a_number_of_its_own() {
    let shown = device(r#""MultiNet":[{},{},{"NetId":0},{"NetId":0},{"NetId":"7"}]"#);
    let numbers: Vec<_> = shown
        .lines()
        .filter(|line| line.starts_with("link"))
        .collect();
    assert_eq!(numbers, ["link 1", "link 2", "link 0", "link 3", "link 7"]);
}

#[test]
fn repeated_details_take_the_last() {
    let text = r#"{"Details":[{"DeviceType":"field","StartTime":1}],"Details":[{"DeviceType":"remote","StartTime":1}]}"#;
    let shown = summary(&import(text.as_bytes()));
    assert!(shown.contains("\n  0 Remote remote"), "{shown}");
    assert!(shown.contains("\n  ! - Details FieldRepeated"), "{shown}");
}

#[test]
fn an_object_in_place_of_an_array_claims_no_memory() {
    assert_eq!(
        device(r#""Rate":{"999999999":1},"Fps":{"3":1}"#),
        "4 samples Some(1000.0) … Some(7000.0)\n\
         Fps 1 + 3: 1 – 1, sum 1.00\n\
         Rate 0 + 4\n\
         ! 0 TimeOffset TimeOffsetMissing\n\
         ! 0 Rate ArrayLonger { left_out: 999999996 }"
    );
}

fn fields(count: usize, value: &str) -> String {
    let fields: Vec<_> = (0..count)
        .map(|index| format!("\"a{index}\":{value}"))
        .collect();
    fields.join(",")
}

#[test]
fn padding_has_a_limit() {
    let times = vec!["0"; 20_000].join(",");
    let unknown = fields(200, "[1]");
    let shown = device(&format!("\"TimeOffset\":[{times}],{unknown}"));
    assert!(shown.contains("? a0 1 + 19999: 1 – 1"));
    assert!(shown.contains("\na199 = [1]"));
    assert!(shown.contains("\n! 0 a199 ArrayLeftOut { missing: 19999 }"));
}

#[test]
fn what_is_too_many_is_counted() {
    let unknown = fields(1000, "0");
    let shown = device(&format!("\"TimeOffset\":[0],{unknown}"));
    assert!(shown.contains("\na255 = 0\n"));
    assert!(shown.contains("! 0 Details FieldsLeftOut { fields: 744 }"));

    let devices = vec![r#"{"TimeOffset":[0],"Fps":0}"#; 1000].join(",");
    let imported = import(format!("[{devices}]").as_bytes()).unwrap();
    assert_eq!(imported[0].session.devices.len(), 64);
    assert!(summary(&Ok(imported)).contains("DevicesLeftOut { devices: 936 }"));

    let links: Vec<_> = (0..1000).map(|id| format!("{{\"NetId\":{id}}}")).collect();
    let shown = device(&format!(
        "\"TimeOffset\":[0],\"MultiNet\":[{}]",
        links.join(",")
    ));
    assert!(shown.contains("! 0 MultiNet FieldsLeftOut { fields: 936 }"));

    let names = [
        "Fps",
        "Rate",
        "Lost",
        "FrameDelta",
        "MaxFrameDelta",
        "EncodeCost",
        "NackCount",
        "MemUsed",
    ];
    let fields = names.map(|name| format!("\"{name}\":0")).join(",");
    let devices = vec![format!("{{\"TimeOffset\":[0],{fields}}}"); 64].join(",");
    let shown = summary(&import(format!("[{devices}]").as_bytes()));
    assert!(
        shown.contains("WarningsLeftOut { warnings: 76 }"),
        "{shown}"
    );

    // A quota exceeded by one session does not affect another; all sessions together have a quota too.
    let sessions = vec![r#"{"Response":{"Details":[{"TimeOffset":[0]}]}}"#; 11_000].join("\n");
    let imported = import(sessions.as_bytes()).unwrap();
    assert_eq!(imported.len(), 10_000);
    assert!(summary(&Ok(imported)).contains("DevicesLeftOut { devices: 1000 }"));
}
