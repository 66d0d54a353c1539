//! Checks of any text, for tests.

use super::Lang;

fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

/// A text is not empty and follows its language's punctuation and spacing.
#[track_caller]
pub fn proofread(text: &str, lang: Lang) {
    assert!(!text.trim().is_empty());
    assert_eq!(text.trim(), text);
    assert!(!text.contains("  "), "two spaces: {text}");
    assert_eq!(
        text.matches('`').count() % 2,
        0,
        "a backtick too few: {text}"
    );
    if lang == Lang::EN {
        assert!(!text.chars().any(is_han), "Han in English: {text}");
        return;
    }
    // Text between backticks is in no language.
    let prose: Vec<char> = text
        .split('`')
        .step_by(2)
        .collect::<Vec<_>>()
        .join("`")
        .chars()
        .collect();
    assert!(prose.iter().copied().any(is_han), "no Chinese: {text}");
    for pair in prose.windows(2) {
        let (left, right) = (pair[0], pair[1]);
        let is_ascii_mark = |mark: char| ",.;:!?()".contains(mark);
        let is_latin = |letter: char| letter.is_ascii_alphanumeric() || letter == '`';
        assert!(
            !(is_han(left) && is_ascii_mark(right)),
            "{left}{right}: {text}"
        );
        assert!(
            !(is_han(left) && is_latin(right) || is_latin(left) && is_han(right)),
            "no space in {left}{right}: {text}"
        );
    }
}
