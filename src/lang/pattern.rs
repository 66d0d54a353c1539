//! Fills in a compiled message; `locales/src/pattern.rs` describes the form.

/// The text with what `fact` gives for each name.
pub fn fill(text: &str, plurals: &str, fact: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(place) = rest.find(['\x01', '\x03']) {
        out.push_str(&rest[..place]);
        let is_choice = rest[place..].starts_with('\x03');
        rest = &rest[place + 1..];
        if is_choice {
            let length = length_of_choice(rest);
            let chosen = choose(&rest[..length], plurals, fact);
            out.push_str(&fill(chosen, plurals, fact));
            rest = rest.get(length + 1..).unwrap_or_default();
        } else {
            let (name, after) = rest.split_once('\x02').unwrap_or((rest, ""));
            let fact = fact(name);
            debug_assert!(fact.is_some(), "{name} is not known in {text:?}");
            out.push_str(&fact.unwrap_or_default());
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The names of the facts.
pub fn facts(text: &'static str) -> Vec<&'static str> {
    let pieces = text.split(['\x01', '\x03']).skip(1);
    pieces
        .filter_map(|piece| piece.split(['\x02', '\x04']).next())
        .collect()
}

/// Up to the end that belongs to the beginning.
fn length_of_choice(text: &str) -> usize {
    let mut depth = 0;
    for (place, letter) in text.char_indices() {
        match letter {
            '\x03' => depth += 1,
            '\x06' if depth == 0 => return place,
            '\x06' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The pattern whose key fits.
fn choose<'a>(choice: &'a str, plurals: &str, fact: &dyn Fn(&str) -> Option<String>) -> &'a str {
    let mut variants = variants(choice);
    let name = variants.next().unwrap_or_default();
    let value = fact(name).unwrap_or_default();
    let category = category(&value, plurals);
    let mut default = "";
    for variant in variants {
        let (key, pattern) = variant.split_once('\x05').unwrap_or((variant, ""));
        let (key, is_default) = match key.strip_prefix('*') {
            Some(key) => (key, true),
            None => (key, false),
        };
        if key == value || key == category {
            return pattern;
        }
        if is_default {
            default = pattern;
        }
    }
    default
}

/// The name, then each key with its pattern. Choices within a pattern stay whole.
fn variants(choice: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    choice.split(move |letter| {
        match letter {
            '\x03' => depth += 1,
            '\x06' => depth -= 1,
            _ => {}
        }
        letter == '\x04' && depth == 0
    })
}

/// The plural category of a formatted number; what is no whole number is *other*.
fn category(value: &str, plurals: &str) -> &'static str {
    let digits: String = value.chars().filter(|letter| *letter != ',').collect();
    let Ok(number) = digits.parse::<usize>() else {
        return "other";
    };
    // CLDR's rules for greater numbers depend on the last two digits.
    let listed = if number < 200 {
        number
    } else {
        100 + number % 100
    };
    match plurals.as_bytes().get(listed) {
        Some(b'z') => "zero",
        Some(b'o') => "one",
        Some(b't') => "two",
        Some(b'f') => "few",
        Some(b'm') => "many",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &'static str, facts: &[(&str, &str)], expected: &str) {
        let known = |name: &str| {
            let fact = facts.iter().find(|(own, _)| *own == name)?;
            Some(fact.1.to_owned())
        };
        assert_eq!(fill(text, "xoxx", &known), expected);
    }

    #[test]
    fn facts_are_filled_in() {
        check("plain", &[], "plain");
        check(
            "\x01n\x02 of \x01all\x02.",
            &[("n", "3"), ("all", "4")],
            "3 of 4.",
        );
        // A fact is not searched for more.
        check("\x01a\x02", &[("a", "\x01a\x02")], "\x01a\x02");
    }

    #[test]
    fn the_fitting_pattern_is_chosen() {
        let links = "\x03n\x04one\x05one link\x04*other\x05\x01n\x02 links\x06!";
        check(links, &[("n", "1")], "one link!");
        check(links, &[("n", "2")], "2 links!");
        check(links, &[("n", "1,001")], "1,001 links!");
        check(links, &[("n", "1.0")], "1.0 links!");
        check(
            "\x03n\x040\x05none\x04*x\x05some\x06",
            &[("n", "0")],
            "none",
        );
        let inner = "\x03a\x04yes\x05\x03n\x04one\x051\x04*other\x05n\x06\x04*no\x05-\x06";
        check(inner, &[("a", "yes"), ("n", "1")], "1");
        check(inner, &[("a", "yes"), ("n", "5")], "n");
        check(inner, &[("a", "?"), ("n", "5")], "-");
    }

    #[test]
    fn names_of_facts() {
        assert_eq!(
            facts("\x01n\x02 of \x03all\x04*x\x05\x01b\x02\x06"),
            ["n", "all", "b"]
        );
        assert!(facts("plain").is_empty());
    }
}
