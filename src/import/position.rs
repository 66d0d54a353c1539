//! Byte offsets → line, column and surrounding text, for error messages.

use crate::error::Position;

/// Characters on each side of the position.
const EXCERPT_SIDE: usize = 40;

/// The position of that byte in the text.
#[must_use]
pub fn position(text: &str, byte: usize) -> Position {
    let byte = text.floor_char_boundary(byte);
    let (before, after) = text.split_at(byte);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let excerpt_start = before
        .char_indices()
        .rev()
        .nth(EXCERPT_SIDE - 1)
        .map_or(0, |(start, _)| start);
    let excerpt = before[excerpt_start..]
        .chars()
        .chain(after.chars().take(EXCERPT_SIDE));
    Position {
        line: line(text, byte),
        column: before[line_start..].chars().count() + 1,
        excerpt: on_one_line(excerpt),
    }
}

/// The line number of that byte, from 1.
#[must_use]
pub fn line(text: &str, byte: usize) -> usize {
    text[..text.floor_char_boundary(byte)].matches('\n').count() + 1
}

fn on_one_line(characters: impl Iterator<Item = char>) -> String {
    let mut line = String::new();
    for character in characters {
        if !character.is_whitespace() && !character.is_control() {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, byte: usize, line: usize, column: usize, excerpt: &str) {
        let expected = Position {
            line,
            column,
            excerpt: excerpt.to_owned(),
        };
        assert_eq!(position(text, byte), expected);
    }

    #[test]
    fn counts_lines_and_characters_from_one() {
        check("", 0, 1, 1, "");
        check("{\"a\":", 5, 1, 6, "{\"a\":");
        check("会话\r\n  {x", 10, 2, 3, "会话 {x");
        check("会", 1, 1, 1, "会");
        check("ab", 99, 1, 3, "ab");
    }

    #[test]
    fn the_excerpt_has_both_sides() {
        let text = "x".repeat(100);
        check(&text, 50, 1, 51, &"x".repeat(80));
        check(&text, 90, 1, 91, &"x".repeat(50));
    }
}
