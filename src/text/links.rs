//! The words of the view of links.

use super::findings::times;
use super::{Both, Lang, both};

/// What the upright lines through the shares mean.
pub const SWITCHES: Both = both("竖线：视频切换链路", "upright line: video changed links");

/// `link 1 → 0`.
#[must_use]
pub fn switch(from: i64, to: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("链路 {from} → {to}"),
        Lang::En => format!("link {from} → {to}"),
    }
}

/// Every switch of a stretch with its time, for a screen reader: `Video changed links twice: link 1 → 0 at 16:19:37, link 0 → 1 at 16:19:49.` Of
/// many only their number.
#[must_use]
pub fn switches(told: &[(String, String)], lang: Lang) -> String {
    let times = times(told.len(), lang);
    let count = match lang {
        Lang::Zh => format!("视频切换链路 {times}"),
        Lang::En => format!("Video changed links {times}"),
    };
    let each = |(switch, time): &(String, String)| match lang {
        Lang::Zh => format!("{time} {switch}"),
        Lang::En => format!("{switch} at {time}"),
    };
    let list: Vec<String> = told.iter().take(MAX_LISTED + 1).map(each).collect();
    match (lang, list.len() <= MAX_LISTED) {
        (Lang::Zh, true) => format!("{count}：{}", list.join("，")),
        (Lang::En, true) => format!("{count}: {}", list.join(", ")),
        _ => count,
    }
}

/// More than that nobody keeps in mind.
const MAX_LISTED: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_are_told_in_a_sentence() {
        let told = |count: usize, lang| {
            let one = (switch(1, 0, lang), "16:19:37".to_owned());
            switches(&vec![one; count], lang).replace('\u{a0}', " ")
        };
        assert_eq!(
            told(1, Lang::En),
            "Video changed links once: link 1 → 0 at 16:19:37"
        );
        assert_eq!(
            told(2, Lang::Zh),
            "视频切换链路 2 次：16:19:37 链路 1 → 0，16:19:37 链路 1 → 0"
        );
        assert_eq!(told(300, Lang::En), "Video changed links 300 times");
    }
}
