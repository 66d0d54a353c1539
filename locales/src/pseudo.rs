//! A language that nobody speaks, made from another one: whatever is not in it was not taken from a catalogue.

use crate::Catalogue;

/// Every ASCII letter of a text becomes one with an accent; code between backquotes and the names of facts stay.
#[must_use]
pub fn pseudo(catalogue: &Catalogue) -> Catalogue {
    let mut made = catalogue.clone();
    for message in made.messages.values_mut() {
        message.text = accented(&message.text);
    }
    made
}

fn accented(text: &str) -> String {
    let mut is_code = false;
    let mut is_name = false;
    let accent = |letter| {
        match letter {
            '`' => is_code = !is_code,
            '\x01' | '\x03' | '\x04' => is_name = true,
            '\x02' | '\x05' => is_name = false,
            _ => {}
        }
        let place = PLAIN.find(letter).filter(|_| !is_code && !is_name);
        place
            .and_then(|place| ACCENTED.chars().nth(place))
            .unwrap_or(letter)
    };
    text.chars().map(accent).collect()
}

const PLAIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ACCENTED: &str = "ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_code_stay() {
        assert_eq!(accented("At \x01time\x02 `Rate`"), "Åţ \x01time\x02 `Rate`");
        assert_eq!(
            accented("\x03n\x04one\x05link\x04*other\x05\x01n\x02 links\x06"),
            "\x03n\x04one\x05ļîñķ\x04*other\x05\x01n\x02 ļîñķš\x06"
        );
    }
}
