//! Names from a payload without invisible characters.

use std::borrow::Cow;

/// The text with U+FFFD in place of direction marks, which can make `gnp.exe` read `exe.png`, and of control characters except line feeds
/// and tabs.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(is_unseen, "\u{fffd}"))
}

/// Whether a character is invisible.
#[must_use]
pub fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    ) || letter.is_control() && !matches!(letter, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::harmless;

    #[test]
    fn invisible_characters_are_replaced() {
        for (text, expected) in [
            ("abc\u{202e}gnp.exe", "abc\u{fffd}gnp.exe"),
            ("\u{2066}x\u{2069}", "\u{fffd}x\u{fffd}"),
            ("a\u{1b}[31mb\u{7f}", "a\u{fffd}[31mb\u{fffd}"),
            ("车辆 1\n\tלא", "车辆 1\n\tלא"),
        ] {
            assert_eq!(harmless(text), expected);
        }
        assert!(matches!(harmless("plain"), Cow::Borrowed(_)));
    }
}
