//! Texts of the view of links.

use super::Lang;
use super::findings::times;
pub use crate::lang::key::links::*;

/// `link 1 → 0`.
#[must_use]
pub fn switch(from: i64, to: i64, lang: Lang) -> String {
    SWITCH.with(
        lang,
        &[("from", &from.to_string()), ("to", &to.to_string())],
    )
}

/// Every switch with its time, for a screen reader: `Active link switched twice: link 1 → 0 at 16:19:37, link 0 → 1 at 16:19:49`. Of many only
/// the number.
#[must_use]
pub fn switches(all: &[(String, String)], lang: Lang) -> String {
    let count = SWITCHED.with(lang, &[("times", &times(all.len(), lang))]);
    if all.len() > MAX_LISTED {
        return count;
    }
    let each = |(switch, time): &(String, String)| {
        SWITCH_AT.with(lang, &[("switch", switch), ("time", time)])
    };
    let list: Vec<String> = all.iter().map(each).collect();
    let list = list.join(LIST_COMMA.get(lang));
    SWITCHES_LISTED.with(lang, &[("switches", &count), ("list", &list)])
}

/// More are only counted.
const MAX_LISTED: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_in_a_sentence() {
        let text = |count: usize, lang| {
            let one = (switch(1, 0, lang), "16:19:37".to_owned());
            switches(&vec![one; count], lang).replace('\u{a0}', " ")
        };
        assert_eq!(
            text(1, Lang::EN),
            "Active link switched once: link 1 → 0 at 16:19:37"
        );
        assert_eq!(
            text(2, Lang::ZH_CN),
            "视频切换链路 2 次：16:19:37 链路 1 → 0，16:19:37 链路 1 → 0"
        );
        assert_eq!(text(300, Lang::EN), "Active link switched 300 times");
    }
}
