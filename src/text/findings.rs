//! What a finding says, what to do about it, and the session in one sentence.
//!
//! A sentence names what happened, not which array shows it; with numbers, and without adjectives where there is none. `{value}` and its like stand
//! for the facts of the finding.

use time::OffsetDateTime;

use super::metrics::{device_name, link_name};
use super::number::{duration, number, with_unit};
use super::{Both, Lang, both};
use crate::derive::findings::{Blame, Budget, Code, Course, Finding, Verdict};
use crate::model::{Device, Role, Session, Unit};
use crate::units::Millis;

/// How a time is written.
pub type ClockText<'a> = &'a dyn Fn(Millis) -> String;

/// `08:20:18 UTC`, for who has no zone to show times in; `11-12 08:20:18 UTC` in a session of more than one day.
pub fn utc(session: &Session) -> impl Fn(Millis) -> String + use<> {
    const DAY: Millis = 86_400_000.0;
    let span = session.span().unwrap_or(0.0..0.0);
    let has_days = (span.start / DAY).floor() != (span.end / DAY).floor();
    move |time| {
        let seconds = (time / 1000.0).floor() as i64;
        let of_day = seconds.rem_euclid(86_400);
        let (hours, minutes, seconds_left) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let day = OffsetDateTime::from_unix_timestamp(seconds).ok();
        let day = day.filter(|_| has_days).map_or_else(String::new, |day| {
            format!("{:02}-{:02} ", u8::from(day.month()), day.day())
        });
        format!("{day}{hours:02}:{minutes:02}:{seconds_left:02} UTC")
    }
}

/// What happened, in one line: the fact, and what it rests on.
#[must_use]
pub fn message(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let detail = detail(finding, devices, lang);
    let fact = fact(finding, devices, lang);
    if detail.is_empty() {
        fact
    } else {
        format!("{fact} · {detail}")
    }
}

/// What happened.
#[must_use]
pub fn fact(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let fact = match (finding.code, finding.count) {
        (Code::LinkSwitch, 1) => both("视频切换链路 {times}", "Video changed links {times}"),
        (code, _) => words(code).fact,
    };
    say(fact, finding, devices, lang)
}

/// What it rests on or compares with; may be empty.
#[must_use]
pub fn detail(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    // What was not compared is not said.
    let needs_usual = words(finding.code).detail.en.contains("{usual");
    if needs_usual && finding.usual.is_none() {
        return String::new();
    }
    say(words(finding.code).detail, finding, devices, lang)
}

/// What to do.
#[must_use]
pub const fn advice(finding: &Finding, lang: Lang) -> &'static str {
    words(finding.code).advice.get(lang)
}

/// What it was compared with, and its unit.
#[must_use]
pub fn limit(finding: &Finding, devices: &[Device], lang: Lang) -> Option<String> {
    finding.threshold?;
    Some(say(
        both("{threshold}", "{threshold}"),
        finding,
        devices,
        lang,
    ))
}

/// Who says that the threshold is one.
#[must_use]
pub const fn source(code: Code, lang: Lang) -> &'static str {
    words(code).source.get(lang)
}

/// What a part is called.
#[must_use]
pub const fn blame_name(blame: Blame) -> Both {
    match blame {
        Blame::FieldDevice => both("现场设备", "the vehicle's computer"),
        Blame::FieldUplink => both("现场上行网络", "the vehicle's uplink"),
        Blame::Cloud => both("云端", "the cloud"),
        Blame::RemoteDownlink => both("远端下行网络", "the remote's downlink"),
        Blame::RemoteDevice => both("远端设备", "the remote's computer"),
        Blame::Undecided => both("无法判定", "undecided"),
    }
}

/// The session in one sentence: a moment, a count and a next step.
#[must_use]
pub fn sentence(verdict: &Verdict, devices: &[Device], lang: Lang, clock: ClockText) -> String {
    let Some(main) = verdict.main.map(|main| &verdict.findings[main]) else {
        let text = match verdict.course {
            Course::NothingToJudge => both(
                "样本太少，无法判断：请核对会话 ID 与查询的时间范围。",
                "Too few samples to judge: check the session id and the window that was asked for.",
            ),
            _ => both(
                "{span} 内未发现问题：没有高于“提示”级别的发现，无需处理。",
                "No trouble found in {span}: no finding is more than a note, and nothing needs to be done.",
            ),
        };
        return fill(text, lang, &[("{span}", duration(verdict.length, lang))]);
    };
    let frame = match verdict.course {
        Course::GoodUntil => both(
            "{start} 之前基本正常；此后 {clause}：{step}。",
            "Mostly good until {start}, then {clause}: {step}.",
        ),
        Course::Throughout => both(
            "从 {start} 起几乎整个会话，{clause}：{step}。",
            "From {start} on and nearly all the time, {clause}: {step}.",
        ),
        Course::GoodBut if main.start == main.end => both(
            "除 {start} 外基本正常；当时{clause}：{step}。",
            "Mostly good but for {start}, when {clause}: {step}.",
        ),
        Course::GoodBut if main.lasted * 2.0 < main.end - main.start => both(
            "基本正常，但 {start}–{end} 之间不时出现：{clause}；{step}。",
            "Mostly good, but now and then from {start} to {end} {clause}: {step}.",
        ),
        Course::GoodBut => both(
            "除 {start}–{end} 外基本正常；其间{clause}：{step}。",
            "Mostly good but for {start}–{end}, when {clause}: {step}.",
        ),
        _ if main.start == main.end => both(
            "最严重的问题出现在 {start}：{clause}；{step}。",
            "Worst at {start}, when {clause}: {step}.",
        ),
        _ => both(
            "最严重的问题出现在 {start}–{end}：{clause}；{step}。",
            "Worst from {start} to {end}, when {clause}: {step}.",
        ),
    };
    let effect = verdict
        .effect
        .map(|effect| &verdict.findings[effect])
        .map(|effect| say(effect_words(effect.code), effect, devices, lang))
        .filter(|effect| !effect.is_empty());
    let clause = match (main.code, main.count) {
        (Code::Reconnect, 1) => both(
            "{device}断开 {value} 后重连",
            "{device} was gone for {value} and reconnected",
        ),
        (code, _) => words(code).clause,
    };
    let mut clause = say(clause, main, devices, lang);
    if verdict.other_went_on && main.code == Code::Reconnect {
        let other = match role(main, devices) {
            Some(Role::Field) => both("，而远端仍保持连接", " while the remote stayed connected"),
            _ => both("，而现场端仍在发送", " while the field kept sending"),
        };
        clause += other.get(lang);
    }
    if let Some(effect) = effect {
        clause += both("，", ", and ").get(lang);
        clause += &effect;
    }
    fill(
        frame,
        lang,
        &[
            ("{start}", clock(main.start)),
            ("{end}", clock(main.end)),
            ("{clause}", clause),
            ("{step}", step(verdict, main, lang)),
        ],
    )
}

/// Where the time of a picture goes, in one line; `None` where nobody measured how late it was.
#[must_use]
pub fn budget_line(budget: &Budget, lang: Lang) -> Option<String> {
    let shown = |part: Option<Millis>| with_unit(&number(part.unwrap_or(f64::NAN), 0), Unit::Ms);
    let text = both(
        "画面时延中位数 {video}：采集 {capture}，编码 {encode}，上行 {uplink}，下行 {downlink}，解码 {decode}，渲染 {render}，其余 {rest} 无法解释",
        "Of the median {video} that the picture was late: capture {capture}, encode {encode}, uplink {uplink}, downlink {downlink}, decode {decode}, render {render}; {rest} are not explained",
    );
    budget.video?;
    Some(fill(
        text,
        lang,
        &[
            ("{video}", shown(budget.video)),
            ("{capture}", shown(budget.capture)),
            ("{encode}", shown(budget.encode)),
            ("{uplink}", shown(budget.uplink)),
            ("{downlink}", shown(budget.downlink)),
            ("{decode}", shown(budget.decode)),
            ("{render}", shown(budget.render)),
            ("{rest}", shown(budget.unexplained())),
        ],
    ))
}

fn role(finding: &Finding, devices: &[Device]) -> Option<Role> {
    Some(devices.get(finding.device?)?.role)
}

/// Where to look first.
fn step(verdict: &Verdict, main: &Finding, lang: Lang) -> String {
    let blame = verdict.blame.unwrap_or(Blame::Undecided);
    let text = match (blame, main.code) {
        (Blame::FieldDevice, _) => both("请先排查现场设备", "look at the vehicle's computer first"),
        (Blame::FieldUplink, _) if verdict.blamed_link.is_some() => both(
            "请先排查现场上行网络的 {link}",
            "look at {link} of the vehicle's uplink first",
        ),
        (Blame::FieldUplink, _) => {
            both("请先排查现场上行网络", "look at the vehicle's uplink first")
        }
        (Blame::Cloud, _) => both(
            "请携会话 ID 向腾讯云查询",
            "ask Tencent Cloud, with the session id",
        ),
        (Blame::RemoteDownlink, Code::Reconnect) => {
            both("请先排查远端一侧", "look at the remote end first")
        }
        (Blame::RemoteDownlink, _) => both(
            "请先排查远端下行网络",
            "look at the remote's downlink first",
        ),
        (Blame::RemoteDevice, _) => both("请先排查远端设备", "look at the remote's computer first"),
        (Blame::Undecided, _) => both(
            "现有数据无法判定责任方，请从第一条发现查起",
            "the data do not tell which part, so begin with the first finding",
        ),
    };
    let link = verdict
        .blamed_link
        .map(|link| link_in_sentence(link, lang))
        .unwrap_or_default();
    fill(text, lang, &[("{link}", link)])
}

/// Puts the facts of a finding into its words.
fn say(text: Both, finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let index = finding.device.unwrap_or_default();
    let device = device_name(devices, index, lang);
    let in_sentence = match (lang, role(finding, devices)) {
        (Lang::En, Some(Role::Field | Role::Remote)) => {
            format!("the {}", device.to_ascii_lowercase())
        }
        _ => device.clone(),
    };
    let is_time = matches!(
        finding.code,
        Code::Reconnect | Code::Gap | Code::DataEndsEarly | Code::ClockOffset
    );
    let shown = |value: Option<f64>| match value {
        None => number(f64::NAN, 0),
        Some(value) if is_time => duration(value, lang),
        Some(value) => with_unit(&number(value, decimals(value, finding.unit)), finding.unit),
    };
    // Sizes and the numbers of cards are names: they have no thousands.
    let path: Vec<String> = finding.path.iter().map(i64::to_string).collect();
    let percent = |value: Option<f64>| {
        let value = value.unwrap_or(f64::NAN);
        with_unit(
            &number(value, decimals(value, Unit::Percent)),
            Unit::Percent,
        )
    };
    let unit = |value: Option<f64>, unit| with_unit(&number(value.unwrap_or(f64::NAN), 0), unit);
    let part = |place: usize| path.get(place).cloned().unwrap_or_default();
    let link = finding
        .link
        .map(|link| link_in_sentence(link, lang))
        .unwrap_or_default();
    fill(
        text,
        lang,
        &[
            ("{Device}", device),
            ("{device}", in_sentence),
            (
                "{Link}",
                finding
                    .link
                    .map(|link| link_name(link, lang))
                    .unwrap_or_default(),
            ),
            ("{link}", link),
            ("{value}", shown(finding.value)),
            ("{usual}", shown(finding.usual)),
            ("{usual%}", percent(finding.usual)),
            ("{usual ms}", unit(finding.usual, Unit::Ms)),
            ("{usual kbps}", unit(finding.usual, Unit::Kbps)),
            ("{threshold}", shown(finding.threshold)),
            ("{count}", number(finding.count as f64, 0)),
            ("{times}", times(finding.count, lang)),
            ("{lasted}", duration(finding.lasted, lang)),
            ("{span}", duration(finding.end - finding.start, lang)),
            ("{path}", way(&path)),
            ("{list}", list(&path, lang)),
            ("{0}", part(0)),
            ("{1}", part(1)),
            ("{2}", part(2)),
            ("{3}", part(3)),
        ],
    )
}

/// `link 1` within a sentence; the number stays with its word.
pub(super) fn link_in_sentence(net_id: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("链路\u{a0}{net_id}"),
        Lang::En => format!("link\u{a0}{net_id}"),
    }
}

/// Two figures where they say something.
fn decimals(value: f64, unit: Unit) -> u8 {
    match unit {
        Unit::Percent if value.fract() != 0.0 && value.abs() < 10.0 => 2,
        Unit::Count if value.fract() != 0.0 => 1,
        _ => 0,
    }
}

pub(super) fn times(count: usize, lang: Lang) -> String {
    let figure = number(count as f64, 0);
    match (lang, count) {
        (Lang::Zh, _) => format!("{figure}\u{a0}次"),
        (Lang::En, 1) => "once".to_owned(),
        (Lang::En, 2) => "twice".to_owned(),
        (Lang::En, _) => format!("{figure}\u{a0}times"),
    }
}

/// From card to card; of a long way its beginning and its end.
fn way(cards: &[String]) -> String {
    const ARROW: &str = " → ";
    match cards {
        [_, _, _, _, _, _, _, .., last] => {
            format!("{}{ARROW}…{ARROW}{last}", cards[..5].join(ARROW))
        }
        _ => cards.join(ARROW),
    }
}

/// `326 and 503`; of more than a handful the first ones.
fn list(parts: &[String], lang: Lang) -> String {
    const MOST: usize = 4;
    let comma = both("、", ", ").get(lang);
    if parts.len() > MOST {
        return parts[..MOST].join(comma) + both(" 等", ", and more").get(lang);
    }
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => first.join(comma) + both(" 和 ", " and ").get(lang) + last,
    }
}

/// Replaces each name by its fact; a name that has none stays out.
fn fill(text: Both, lang: Lang, facts: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = text.get(lang);
    while let Some(open) = rest.find('{') {
        let close = rest[open..]
            .find('}')
            .map_or(rest.len(), |close| open + close + 1);
        out.push_str(&rest[..open]);
        let name = &rest[open..close];
        if let Some((_, fact)) = facts.iter().find(|(known, _)| *known == name) {
            out.push_str(fact);
        }
        rest = &rest[close..];
    }
    out.push_str(rest);
    match lang {
        Lang::Zh => spaced(&out),
        Lang::En => out,
    }
}

/// One space between Han and Latin, which words and facts cannot know of each other.
fn spaced(text: &str) -> String {
    let is_han = |letter: char| ('\u{3400}'..='\u{9fff}').contains(&letter);
    let is_latin = |letter: char| letter.is_ascii_alphanumeric() || letter == '%';
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        if is_han(before) && is_latin(letter) || is_latin(before) && is_han(letter) {
            out.push(' ');
        }
        // A space that a word left for a fact, before one that brings its own or before punctuation.
        let is_idle = letter == ' ' && (is_han(before) || before == '，');
        if !is_idle {
            out.push(letter);
        }
        before = if is_idle { before } else { letter };
    }
    out
}

/// The words of one kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    /// In the list.
    fact: Both,
    /// Behind it in grey.
    detail: Both,
    /// Within the verdict; empty for what is never more than `info`.
    clause: Both,
    advice: Both,
    source: Both,
}

/// What an effect adds to its cause in the verdict.
const fn effect_words(code: Code) -> Both {
    match code {
        Code::Freeze => both("画面冻结 {times}", "the picture froze {times}"),
        Code::Stutter => both("画面卡顿", "the picture stuttered"),
        Code::FrameRateDrop => both("帧率降到 {value}", "the frame rate fell to {value}"),
        Code::VideoLatency => both(
            "画面时延最高 {value}",
            "the picture came up to {value} late",
        ),
        Code::ControlLatency => both(
            "控制往返最高 {value}",
            "commands took up to {value} there and back",
        ),
        Code::HiddenLoss => both(
            "触发 {value} 个重传请求",
            "{value} retransmissions were asked for",
        ),
        Code::EstimateCollapse => both("带宽估计跌到 {value}", "the estimate fell to {value}"),
        Code::NetworkLimited => both("码率受网络限制", "the network held the bit rate down"),
        _ => both("", ""),
    }
}

const NONE: Both = both("", "");
pub(super) const OURS: Both = both("本项目的取值", "this project's choice");
const PROD: Both = both(
    "TRRO 产品概述 tencentcloud.com/document/product/1252/67845",
    "TRRO product overview, tencentcloud.com/document/product/1252/67845",
);
const TRTC: Both = both(
    "姊妹产品 TRTC：往返 50 ms 以内为短，200 ms 以上为长",
    "TRTC (sister product): a round trip below 50 ms is short, above 200 ms long",
);
const TRTC_GUIDE: Both = both(
    "姊妹产品 TRTC 的公开指南 intl.cloud.tencent.com/document/product/647/39071",
    "TRTC (sister product), published guide: intl.cloud.tencent.com/document/product/647/39071",
);
const STEPS: Both = both(
    "TimeOffset 的步长；整秒会抖动，单独一个 3 秒步长不算重连",
    "steps of TimeOffset; whole seconds jitter, so a step of 3 s alone is no reconnect",
);
const W3C: Both = both(
    "W3C webrtc-stats freezeCount；500 ms 取自 Agora 与 TXLivePlayer，5 秒为 W3C 的暂停",
    "W3C webrtc-stats freezeCount; 500 ms as Agora and TXLivePlayer have it, 5 s is W3C's pause",
);
const UPLINK: Both = both(
    "3GPP TR 22.856 与 TS 22.156：视频上行 100 ms；arXiv 2603.06850：150 至 225 ms 之间操控失稳",
    "3GPP TR 22.856 and TS 22.156: video uplink 100 ms; arXiv 2603.06850: control collapses between 150 and 225 ms",
);
const CONTROL: Both = both(
    "3GPP TS 22.156：控制下行单程 20 ms，往返加倍并留余量",
    "3GPP TS 22.156: control downlink 20 ms one way, doubled for the round trip, plus a margin of this project",
);
const FRAME: Both = both(
    "单个环节耗时超过一个帧间隔就跟不上；一半为本项目的余量",
    "a stage that takes longer than one frame interval cannot keep up; half of it is this project's margin",
);
const SAMPLE: Both = both("由文档示例数据推断", "inferred from the documented example");

/// The words of a kind, both languages side by side.
#[allow(clippy::too_many_lines, reason = "one entry for each kind")]
const fn words(code: Code) -> Words {
    let (fact, detail, clause, advice, source) = match code {
        Code::Reconnect => (
            both(
                "{Device}重连 {times}，共 {value} 没有样本",
                "{Device} reconnected {times}, {value} without samples",
            ),
            NONE,
            both(
                "{span}内{device}重连 {times}",
                "{device} reconnected {times} in {span}",
            ),
            both(
                "核对该端断线时刻的接入网络（信号、切换基站、Wi-Fi 漫游）与程序日志；两端同时断线则查云端。",
                "Compare that end's access network (signal, handover, Wi-Fi roaming) and its program's log at these moments; where both ends broke at once, ask the cloud.",
            ),
            STEPS,
        ),
        Code::Gap => (
            both(
                "{Device}有 {value} 没有样本，但连接未断",
                "{Device} has {value} without samples while its connection went on",
            ),
            both("出现 {times}", "{times}"),
            both(
                "{device}有 {value} 没有样本，但连接未断",
                "{device} had {value} without samples while its connection went on",
            ),
            both(
                "画面不一定受影响；查该端统计上报是否被阻塞。",
                "The picture may have been fine; look whether that end was kept from reporting.",
            ),
            STEPS,
        ),
        Code::LinkDown => (
            both("{Link} 中断 {lasted}", "{Link} was down for {lasted}"),
            both(
                "丢包 {value}，或没有收发",
                "it lost {value}, or neither sent nor received",
            ),
            both("{link} 中断 {lasted}", "{link} was down for {lasted}"),
            both(
                "检查该网卡的信号、SIM 卡与天线，并确认另一条链路足以独立承载视频。",
                "Check that card's signal, SIM and antenna, and whether the other link can carry the video alone.",
            ),
            OURS,
        ),
        Code::LatencyFollowsLink => (
            both(
                "视频主要走 {link} 时网络时延尖峰 {list} ms",
                "Latency peaks of {list} ms while {link} carried most of the video",
            ),
            both("该链路往返最高 {usual}", "its round trip was up to {usual}"),
            both(
                "视频主要走 {link} 时网络时延冲到 {value}，共 {times}",
                "network latency rose to {value}, {times}, while {link} carried most of the video",
            ),
            both(
                "检查该链路的网络，或提高另一条链路的优先级。",
                "Check that link's network, or prefer the other one.",
            ),
            OURS,
        ),
        Code::NetworkLatency => (
            both(
                "{Device}网络时延 {value}",
                "{Device}'s network latency {value}",
            ),
            both(
                "会话中位数 {usual}，限值 {threshold}",
                "the session's median is {usual}, the limit {threshold}",
            ),
            both(
                "{device}网络时延升到 {value}，持续 {lasted}",
                "{device}'s network latency rose to {value} for {lasted}",
            ),
            both(
                "查该端到云端的网络：信号、拥塞、绕路。",
                "Look at that end's way to the cloud: signal, congestion, detours.",
            ),
            TRTC,
        ),
        Code::LatencySpike => (
            both(
                "{Device}网络时延尖峰 {value}，{times}",
                "{Device}'s network latency spiked to {value}, {times}",
            ),
            both("会话中位数 {usual}", "the session's median is {usual}"),
            both(
                "{device}网络时延尖峰到 {value}",
                "{device}'s network latency spiked to {value}",
            ),
            both(
                "偶发尖峰常见于移动网络；频繁出现时查信号与切换基站。",
                "Single spikes are usual on mobile networks; where they are frequent, look at signal and handovers.",
            ),
            TRTC,
        ),
        Code::LinkLoss => (
            both(
                "{Link} 丢包最高 {value}，持续 {lasted}",
                "{Link} lost up to {value}, for {lasted}",
            ),
            both(
                "平均 {usual}，限值 {threshold}",
                "{usual} in the mean, the limit is {threshold}",
            ),
            both(
                "{link} 丢包最高 {value}，持续 {lasted}",
                "{link} lost up to {value} for {lasted}",
            ),
            both(
                "查该网卡的信号与拥塞，或让另一条链路承载视频。",
                "Look at that card's signal and congestion, or let the other link carry the video.",
            ),
            PROD,
        ),
        Code::MaskedLoss => (
            both(
                "{Link} 丢包最高 {value}，被其他链路弥补",
                "{Link} lost up to {value}, made up for by the other link",
            ),
            both(
                "接收端没有丢包，也没有迟到的帧",
                "the receiver lost nothing and saw no late frame",
            ),
            NONE,
            both(
                "画面未受影响；若长期如此，冗余已被占用，仍应检查该链路。",
                "The picture was fine; where it lasts, the reserve is in use, so check that link all the same.",
            ),
            PROD,
        ),
        Code::Loss => (
            both(
                "{Device}丢包最高 {value}，持续 {lasted}",
                "{Device} lost up to {value} of the packets, for {lasted}",
            ),
            both(
                "平均 {usual}，限值 {threshold}",
                "{usual} in the mean, the limit is {threshold}",
            ),
            both(
                "{device}丢包最高 {value}，持续 {lasted}",
                "{device} lost up to {value} of the packets for {lasted}",
            ),
            both(
                "查该端网络的信号与拥塞；降低目标码率可减轻丢包。",
                "Look at that end's signal and congestion; a lower target bit rate loses less.",
            ),
            PROD,
        ),
        Code::HiddenLoss => (
            both(
                "{Device}集中发出 {value} 个重传请求，而丢包率为 0",
                "{Device} asked for {value} retransmissions while its loss ratio says none",
            ),
            both(
                "同时帧间隔达到 {usual ms}",
                "with a frame interval of {usual ms}",
            ),
            both(
                "{device}集中发出 {value} 个重传请求，而丢包率为 0",
                "{device} asked for {value} retransmissions while its loss ratio says none",
            ),
            both(
                "丢包率是补救之后的值；按丢包排查该时刻两端的网络。",
                "The ratio counts after repair; treat it as loss and look at both ends' networks at that moment.",
            ),
            OURS,
        ),
        Code::EstimateCollapse => (
            both(
                "带宽估计跌到 {value}",
                "The estimate of the bandwidth fell to {value}",
            ),
            both(
                "此前一分钟的中位数 {usual}",
                "the median of the minute before was {usual}",
            ),
            both(
                "带宽估计从 {usual} 跌到 {value}",
                "the estimate of the bandwidth fell from {usual} to {value}",
            ),
            both(
                "查该时刻现场上行的信号与拥塞。",
                "Look at the vehicle's signal and congestion at that moment.",
            ),
            OURS,
        ),
        Code::NetworkLimited => (
            both(
                "码率受网络限制，只有 {value}",
                "The network held the bit rate down to {value}",
            ),
            both(
                "估计 {threshold}，本会话最高 {usual}",
                "the estimate was {threshold}, up to {usual} in this session",
            ),
            both(
                "网络把码率限制在 {value}，持续 {lasted}",
                "the network held the bit rate down to {value} for {lasted}",
            ),
            both(
                "画面质量已下降；查现场上行带宽，或降低分辨率与帧率。",
                "The picture lost quality; look at the vehicle's bandwidth, or configure less resolution or frame rate.",
            ),
            OURS,
        ),
        Code::ContentLimited => (
            both(
                "码率只用到目标的 {value}：受内容限制，而非网络",
                "Only {value} of the target bit rate is used: limited by the content, not by the network",
            ),
            both(
                "目标中位数 {usual kbps}",
                "the target is {usual kbps} in the median",
            ),
            NONE,
            both(
                "属于正常情况：画面不需要更多码率。",
                "As it should be: the picture needs no more.",
            ),
            SAMPLE,
        ),
        Code::RateAboveTarget => (
            both(
                "编码器发送了目标码率的 {value}，持续 {lasted}",
                "The encoder sent {value} of its target bit rate, for {lasted}",
            ),
            NONE,
            both(
                "编码器发送了目标码率的 {value}，持续 {lasted}",
                "the encoder sent {value} of its target bit rate for {lasted}",
            ),
            both(
                "检查编码器的码率控制；外部编码器应遵守回调给出的建议码率。",
                "Check the encoder's rate control; an external encoder should follow the suggested rate of the callback.",
            ),
            OURS,
        ),
        Code::RateSwing => (
            both(
                "{Device}码率相邻样本平均摆动 {value}",
                "{Device}'s bit rate swung by {value} from sample to sample",
            ),
            both(
                "持续 {lasted}；超过 {threshold} 表示拥塞或抖动",
                "for {lasted}; above {threshold} means congestion or jitter",
            ),
            both(
                "{device}码率相邻样本平均摆动 {value}，持续 {lasted}",
                "{device}'s bit rate swung by {value} from sample to sample for {lasted}",
            ),
            both(
                "查网络拥塞与抖动；排除画面内容剧变。",
                "Look for congestion and jitter, unless the scene itself changed as much.",
            ),
            TRTC_GUIDE,
        ),
        Code::CpuHigh => (
            both(
                "{Device} CPU 占用 {value}，持续 {lasted}",
                "{Device}'s CPU at {value}, for {lasted}",
            ),
            both("限值 {threshold}", "the limit is {threshold}"),
            both(
                "{device} CPU 占用达到 {value}，持续 {lasted}",
                "{device}'s CPU was at {value} for {lasted}",
            ),
            both(
                "关闭其他程序，确认使用硬件编解码。",
                "Close other programs, and see that encoding and decoding use the hardware.",
            ),
            OURS,
        ),
        Code::MemoryHigh => (
            both(
                "{Device}内存占用 {value}，持续 {lasted}",
                "{Device}'s memory at {value}, for {lasted}",
            ),
            both("限值 {threshold}", "the limit is {threshold}"),
            both(
                "{device}内存占用达到 {value}，持续 {lasted}",
                "{device}'s memory was at {value} for {lasted}",
            ),
            both(
                "内存将满会导致卡顿或进程被结束；释放内存或重启程序。",
                "A full memory makes the picture stall or ends the program; free some, or restart it.",
            ),
            OURS,
        ),
        Code::MemoryGrowing => (
            both(
                "{Device}内存每分钟增长 {value}，一小时内会占满",
                "{Device}'s memory grows by {value} a minute and would be full within the hour",
            ),
            both("已用 {usual}", "{usual} were used"),
            both(
                "{device}内存每分钟增长 {value}，一小时内会占满",
                "{device}'s memory grew by {value} a minute, to be full within the hour",
            ),
            both(
                "疑似内存泄漏；记录进程内存并升级或重启程序。",
                "Probably a leak; record the program's memory, and update or restart it.",
            ),
            OURS,
        ),
        Code::SlowCapture => (
            both(
                "采集每帧最长 {value}，持续 {lasted}",
                "Capture took up to {value} a frame, for {lasted}",
            ),
            both("限值 {threshold}", "the limit is {threshold}"),
            both(
                "采集每帧最长 {value}，持续 {lasted}",
                "capture took up to {value} a frame for {lasted}",
            ),
            both(
                "查相机、接口与驱动。",
                "Look at the camera, its bus and its driver.",
            ),
            FRAME,
        ),
        Code::SlowEncode => (
            both(
                "编码每帧最长 {value}，持续 {lasted}",
                "Encoding took up to {value} a frame, for {lasted}",
            ),
            both("限值 {threshold}", "the limit is {threshold}"),
            both(
                "编码每帧最长 {value}，持续 {lasted}",
                "encoding took up to {value} a frame for {lasted}",
            ),
            both(
                "确认使用硬件编码，降低分辨率或同时编码的路数。",
                "See that the hardware encodes, or encode fewer or smaller streams.",
            ),
            FRAME,
        ),
        Code::SlowDecode => (
            both(
                "解码每帧最长 {value}，持续 {lasted}",
                "Decoding took up to {value} a frame, for {lasted}",
            ),
            both("限值 {threshold}", "the limit is {threshold}"),
            both(
                "解码每帧最长 {value}，持续 {lasted}",
                "decoding took up to {value} a frame for {lasted}",
            ),
            both(
                "确认远端使用硬件解码，关闭其他程序。",
                "See that the remote decodes in hardware, and close other programs.",
            ),
            FRAME,
        ),
        Code::SlowRender => (
            both(
                "渲染每帧最长 {value}，持续 {lasted}",
                "Rendering took up to {value} a frame, for {lasted}",
            ),
            both("限值 {threshold}", "the limit is {threshold}"),
            both(
                "渲染每帧最长 {value}，持续 {lasted}",
                "rendering took up to {value} a frame for {lasted}",
            ),
            both(
                "查远端显卡驱动与垂直同步，减少同时显示的画面。",
                "Look at the remote's graphics driver and vertical sync, or show fewer pictures.",
            ),
            FRAME,
        ),
        Code::FrameRateDrop => (
            both(
                "{Device}帧率降到 {value}，持续 {lasted}",
                "{Device}'s frame rate fell to {value}, for {lasted}",
            ),
            both("会话中位数 {usual}", "the session's median is {usual}"),
            both(
                "{device}帧率降到 {value}，持续 {lasted}",
                "{device}'s frame rate fell to {value} for {lasted}",
            ),
            both(
                "先看同时刻的原因；两端都降查现场，只有远端降查其下行与解码。",
                "Look at what explains it first; where both ends fell, at the vehicle, where only the remote did, at its downlink and decoder.",
            ),
            OURS,
        ),
        Code::Freeze => (
            both(
                "{Device}画面冻结 {times}，最长 {value}",
                "{Device}'s picture froze {times}, for up to {value}",
            ),
            both(
                "最长帧间隔的中位数 {usual}",
                "the longest interval is {usual} in the median",
            ),
            both(
                "{device}画面冻结 {times}，最长 {value}",
                "{device}'s picture froze {times}, for up to {value}",
            ),
            both(
                "先看同时刻的网络原因；没有则查现场采集编码与远端解码。",
                "Look at the network at that moment first; where it was fine, at capture and encoding, then at decoding.",
            ),
            W3C,
        ),
        Code::Stutter => (
            both(
                "{Device}卡顿率 {value}（超过 150 ms 的部分）",
                "{Device} stuttered for {value} of the time (beyond 150 ms)",
            ),
            both(
                "{count} 个样本有迟到的帧，限值 {threshold}",
                "{count} samples with late frames, the limit is {threshold}",
            ),
            both(
                "{device}卡顿率达到 {value}",
                "{device}'s picture stuttered for {value} of the time",
            ),
            both(
                "看同时刻的网络时延、丢包与重传。",
                "Look at latency, loss and retransmissions at these moments.",
            ),
            PROD,
        ),
        Code::StartUp => (
            both(
                "最长帧间隔 {value}，发生在启动阶段",
                "Longest frame interval {value}, at start-up",
            ),
            both(
                "占全部 100 ms 以上卡顿时长的 {usual%}",
                "{usual%} of all stall time above 100 ms",
            ),
            both(
                "启动阶段画面冻结 {value}",
                "the picture froze for {value} at start-up",
            ),
            both(
                "启动时的停顿不影响驾驶；等画面稳定后再开始操作。",
                "Nobody drives yet; begin once the picture is steady.",
            ),
            W3C,
        ),
        Code::VideoLatency => (
            both(
                "画面时延最高 {value}，持续 {lasted}",
                "The picture came up to {value} late, for {lasted}",
            ),
            both(
                "会话中位数 {usual}，限值 {threshold}",
                "the session's median is {usual}, the limit {threshold}",
            ),
            both(
                "画面时延升到 {value}，持续 {lasted}",
                "the picture came up to {value} late for {lasted}",
            ),
            both(
                "看时延构成中哪一段增长；超过 500 ms 应停车。",
                "See which part of the latency grew; beyond 500 ms the vehicle should stop.",
            ),
            UPLINK,
        ),
        Code::ControlLatency => (
            both(
                "{Device}控制时延 {value}",
                "{Device}'s control latency {value}",
            ),
            both(
                "会话中位数 {usual}，限值 {threshold}",
                "the session's median is {usual}, the limit {threshold}",
            ),
            both(
                "控制往返时延升到 {value}，持续 {lasted}",
                "commands took up to {value} there and back for {lasted}",
            ),
            both(
                "查两端到云端的网络；指令与视频共用上行时优先保障指令。",
                "Look at both ends' ways to the cloud; where commands share the uplink with video, give them priority.",
            ),
            CONTROL,
        ),
        Code::LinkSwitch => (
            both(
                "{span}内视频切换链路 {times}",
                "Video changed links {times} in {span}",
            ),
            both("链路 {path}", "link {path}"),
            both(
                "{span}内视频在链路间切换 {times}",
                "video changed links {times} in {span}",
            ),
            both(
                "频繁切换说明没有一条链路稳定；检查各网卡的信号。",
                "Frequent changes mean that no link is steady; check the signal of each card.",
            ),
            OURS,
        ),
        Code::LinkIdle => (
            both(
                "{Link} 待命：只发送 {value}",
                "{Link} waits: it sends {value}",
            ),
            both(
                "占 {usual%}，仅用于探测",
                "{usual%} of everything, to probe",
            ),
            NONE,
            both(
                "属于正常情况：备用链路。",
                "As it should be: a link in reserve.",
            ),
            SAMPLE,
        ),
        Code::LinkUnbalanced => (
            both(
                "各链路分担不均：{link} 只有 {value}",
                "The links share unequally: {link} has {value}",
            ),
            both("均分时为 {usual}", "an equal share would be {usual}"),
            NONE,
            both(
                "多链路模式可能有意如此；要求均衡时检查配置 media_trans_mode。",
                "The mode may want it so; where balance is meant, check media_trans_mode.",
            ),
            SAMPLE,
        ),
        Code::ResolutionBelow => (
            both(
                "发送 {0} × {1}，配置为 {2} × {3}",
                "Sent {0} × {1}, configured {2} × {3}",
            ),
            both("像素为配置的 {value}", "{value} of the pixels"),
            NONE,
            both(
                "动态编码会降低分辨率；长期如此则调低配置。",
                "Dynamic encoding lowers the resolution; where it stays so, configure less.",
            ),
            SAMPLE,
        ),
        Code::AspectChanged => (
            both(
                "发送 {0} × {1}，配置为 {2} × {3}",
                "Sent {0} × {1}, configured {2} × {3}",
            ),
            both(
                "宽高比不同，画面被裁剪或拉伸",
                "another shape, so cropped or stretched",
            ),
            NONE,
            both(
                "核对编码分辨率与相机配置，使宽高比一致。",
                "Make the encoder's size and the camera's configuration agree in shape.",
            ),
            SAMPLE,
        ),
        Code::Burst => (
            both(
                "{list} fps 是假象",
                "Frame rates of {list} fps are artefacts",
            ),
            both(
                "重连期间积压的帧一次送达，并非真实帧率",
                "frames held up by the reconnect, delivered at once",
            ),
            NONE,
            both(
                "无需处理；这些样本不参与其他判断。",
                "Nothing to do; these samples count for no other finding.",
            ),
            SAMPLE,
        ),
        Code::DoubledCounters => (
            both(
                "{count} 个样本的链路收发计数翻倍，是假象",
                "Counters of all links are doubled in {count} samples: artefacts",
            ),
            both(
                "字节计数跨了两个周期读取，码率本身未变",
                "bytes of two periods read at once, the bit rate itself was steady",
            ),
            NONE,
            both("无需处理。", "Nothing to do."),
            SAMPLE,
        ),
        Code::RatesDiffer => (
            both(
                "远端收到的码率是现场发送的 {value}，两端都没有丢包",
                "The remote receives {value} of the bit rate that the field sends, and neither lost any",
            ),
            both(
                "{0} 对 {1} kbps；文档未说明，可能是发送端计入了冗余",
                "{0} against {1} kbps; not documented, probably redundancy that the sender counts",
            ),
            NONE,
            both(
                "比较两端码率时留意这一差别。",
                "Mind it when you compare the ends.",
            ),
            SAMPLE,
        ),
        Code::ClockOffset => (
            both(
                "远端时钟与现场相差 {value}",
                "The remote's clock differs from the field's by {value}",
            ),
            both(
                "由两端码率与帧率的走势得出，误差 {usual}",
                "from the course of both ends' bit and frame rates, ± {usual}",
            ),
            NONE,
            both(
                "两端启用 NTP 对时；比较两端曲线时计入该差值。",
                "Synchronize both clocks (NTP), and mind the difference when you compare curves.",
            ),
            OURS,
        ),
        Code::EndMissing => (
            both("只有{device}的数据", "Only {device} has data"),
            both(
                "另一端的原因无法判断",
                "causes at the other end cannot be told",
            ),
            NONE,
            both(
                "确认另一端的 SDK 版本与上报，或换一个时间范围再查询。",
                "Check the other end's SDK and whether it reports, or ask for another window.",
            ),
            OURS,
        ),
        Code::DataEndsEarly => (
            both(
                "{Device}的数据早结束 {value}",
                "{Device}'s data end {value} before the other's",
            ),
            NONE,
            NONE,
            both(
                "此后的原因只能从另一端判断。",
                "What came after can be told from the other end alone.",
            ),
            OURS,
        ),
        Code::WindowTruncated => (
            both(
                "{Device}的数据从连接中途开始",
                "{Device}'s data begin within a connection",
            ),
            both(
                "首个样本的重传计数已为 {value}",
                "its counter of retransmissions is at {value} already",
            ),
            NONE,
            both(
                "要看到开头，请以更早的开始时间再查询。",
                "To see the beginning, ask again with an earlier start.",
            ),
            OURS,
        ),
    };
    Words {
        fact,
        detail,
        clause,
        advice,
        source,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::proofread::proofread;
    use super::*;
    use crate::derive::findings::{Severity, Thresholds, find};
    use crate::model::Session;

    fn devices() -> [Device; 2] {
        [Role::Field, Role::Remote].map(|role| Device {
            role,
            ..Device::default()
        })
    }

    /// With every fact that a sentence could name.
    /// One of a kind.
    pub fn finding(code: Code, count: usize) -> Finding {
        Finding {
            code,
            severity: Severity::Minor,
            device: Some(1),
            link: Some(1),
            blame: Blame::FieldUplink,
            blamed_link: Some(1),
            start: 1_731_399_618_000.0,
            end: 1_731_399_664_000.0,
            lasted: 46_000.0,
            when: Vec::new(),
            value: Some(26_000.0),
            unit: Unit::Ms,
            threshold: Some(200.0),
            usual: Some(82.0),
            count,
            path: vec![1, 0, 1, 0],
            causes: Vec::new(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn every_kind_is_said_in_both_languages() {
        for code in Code::ALL {
            for (lang, count) in [(Lang::Zh, 1), (Lang::Zh, 6), (Lang::En, 1), (Lang::En, 6)] {
                let finding = finding(code, count);
                let clause = say(words(code).clause, &finding, &devices(), lang);
                let effect = say(effect_words(code), &finding, &devices(), lang);
                for text in [
                    message(&finding, &devices(), lang),
                    advice(&finding, lang).to_owned(),
                    source(code, lang).to_owned(),
                    clause,
                    effect,
                ] {
                    assert!(!text.contains(['{', '}']), "{code:?}: {text}");
                    if !text.is_empty() {
                        proofread(&text, lang);
                    }
                }
            }
        }
    }

    /// A name that no fact has would leave a hole.
    #[test]
    fn every_name_in_a_sentence_is_a_fact() {
        for code in Code::ALL {
            let words = words(code);
            for text in [words.fact, words.detail, words.clause, effect_words(code)] {
                for text in [text.zh, text.en] {
                    for name in text
                        .split('{')
                        .skip(1)
                        .filter_map(|rest| rest.split('}').next())
                    {
                        let known = [
                            "Device",
                            "device",
                            "Link",
                            "link",
                            "value",
                            "usual",
                            "usual%",
                            "usual ms",
                            "usual kbps",
                            "threshold",
                            "count",
                            "times",
                            "lasted",
                            "span",
                            "path",
                            "list",
                            "0",
                            "1",
                            "2",
                            "3",
                        ];
                        assert!(known.contains(&name), "{code:?}: {name}");
                    }
                }
                let names = |text: &str| {
                    let mut names: Vec<String> = text
                        .split('{')
                        .skip(1)
                        .filter_map(|rest| rest.split('}').next())
                        .map(str::to_lowercase)
                        .collect();
                    names.sort();
                    names
                };
                assert_eq!(names(text.zh), names(text.en), "{code:?}");
            }
        }
    }

    #[test]
    fn what_can_be_worse_than_info_has_a_clause() {
        let info = [
            Code::MaskedLoss,
            Code::ContentLimited,
            Code::LinkIdle,
            Code::LinkUnbalanced,
            Code::ResolutionBelow,
            Code::AspectChanged,
            Code::Burst,
            Code::DoubledCounters,
            Code::RatesDiffer,
            Code::ClockOffset,
            Code::EndMissing,
            Code::DataEndsEarly,
            Code::WindowTruncated,
        ];
        for code in Code::ALL {
            assert_eq!(
                words(code).clause.en.is_empty(),
                info.contains(&code),
                "{code:?}"
            );
        }
    }

    #[test]
    fn every_sentence_of_a_verdict() {
        let empty = find(&Session::default(), &Thresholds::default());
        for course in [
            Course::NothingToJudge,
            Course::Good,
            Course::GoodUntil,
            Course::GoodBut,
            Course::Worst,
            Course::Throughout,
        ] {
            for code in [Code::Reconnect, Code::LinkDown, Code::LatencySpike] {
                for blame in Blame::ALL {
                    let is_told = !matches!(course, Course::NothingToJudge | Course::Good);
                    let verdict = Verdict {
                        findings: vec![finding(code, 6), finding(Code::Freeze, 2)],
                        main: is_told.then_some(0),
                        effect: is_told.then_some(1),
                        blame: Some(blame),
                        blamed_link: (blame == Blame::FieldUplink).then_some(1),
                        other_went_on: true,
                        length: 95_000.0,
                        course,
                        ..empty.clone()
                    };
                    for lang in [Lang::Zh, Lang::En] {
                        let text = sentence(&verdict, &devices(), lang, &utc(&Session::default()));
                        assert!(!text.contains(['{', '}']), "{text}");
                        proofread(&text, lang);
                    }
                }
            }
        }
    }

    #[test]
    fn names_are_not_searched_for_more() {
        let name = both("{device}", "{device}");
        let mut devices = devices();
        devices[1].role = Role::Other;
        devices[1].device_type = "{value} `x`".into();
        let said = say(name, &finding(Code::Gap, 1), &devices, Lang::En);
        assert_eq!(said, "{value} `x`");
    }
}
