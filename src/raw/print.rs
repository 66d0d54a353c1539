//! [`Node`] → compact JSON, for unknown values.

use super::Node;

/// Compact JSON of at most about `limit` characters; a longer one ends in `…`.
#[must_use]
pub fn compact(node: &Node, limit: usize) -> String {
    let mut printer = Printer {
        out: String::new(),
        left: limit,
    };
    if printer.node(node).is_none() {
        printer.out.push('…');
    }
    printer.out
}

struct Printer {
    out: String,
    left: usize,
}

/// `None`: the limit is reached, and nothing more is written.
type Room = Option<()>;

impl Printer {
    fn node(&mut self, node: &Node) -> Room {
        match node {
            Node::Null => self.write("null"),
            Node::Bool(true) => self.write("true"),
            Node::Bool(false) => self.write("false"),
            Node::Number(number) => self.number(*number),
            Node::Text(text) => self.text(text),
            Node::Column(values) => self.list(values, |printer, value| printer.number(*value)),
            Node::List(nodes) => self.list(nodes, Self::node),
            Node::Sparse(pairs) => self.object(pairs, |printer, (index, value)| {
                printer.name(&index.to_string())?;
                printer.number(*value)
            }),
            Node::Map(entries) => self.object(entries, |printer, (name, value)| {
                printer.name(name)?;
                printer.node(value)
            }),
        }
    }

    fn list<T>(&mut self, items: &[T], print: impl Fn(&mut Self, &T) -> Room) -> Room {
        self.items(["[", "]"], items, print)
    }

    fn object<T>(&mut self, items: &[T], print: impl Fn(&mut Self, &T) -> Room) -> Room {
        self.items(["{", "}"], items, print)
    }

    fn name(&mut self, name: &str) -> Room {
        self.text(name)?;
        self.write(":")
    }

    fn items<T>(
        &mut self,
        [open, close]: [&str; 2],
        items: &[T],
        print: impl Fn(&mut Self, &T) -> Room,
    ) -> Room {
        self.write(open)?;
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.write(",")?;
            }
            print(self, item)?;
        }
        self.write(close)
    }

    fn number(&mut self, number: f64) -> Room {
        if number.is_nan() {
            return self.write("null");
        }
        self.write(&number.to_string())
    }

    fn text(&mut self, text: &str) -> Room {
        let cut = text.chars().nth(self.left).is_some();
        let shown: String = text.chars().take(self.left).collect();
        let quoted = serde_json::to_string(&shown).unwrap_or_default();
        if cut {
            self.left = 0;
            self.out.push_str(quoted.trim_end_matches('"'));
            return None;
        }
        self.write(&quoted)
    }

    fn write(&mut self, piece: &str) -> Room {
        self.left = self.left.checked_sub(piece.chars().count())?;
        self.out.push_str(piece);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[track_caller]
    fn check(text: &str, limit: usize, expected: &str) {
        assert_eq!(compact(&parse(text).unwrap().node, limit), expected);
    }

    #[test]
    fn prints_what_was_read() {
        let text = r#"{"a":[1,2.5,null],"b":[{},"x\n\"<",true,false]}"#;
        check(text, 100, text);
    }

    #[test]
    fn a_long_value_is_shortened() {
        check("[1,2,3,4]", 5, "[1,2,…");
        check("\"0123456789\"", 4, "\"0123…");
        check("\"链路链路链路\"", 2, "\"链路…");
        check("{\"abcdef\":1}", 3, "{\"ab…");
        check("[1,2]", 5, "[1,2]");
    }
}
