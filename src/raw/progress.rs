//! How far reading has come.

/// Is told of every name that is read, and tells where in the text it stands.
///
/// Names are borrowed from the text, so that their own address says it: no number pays for being counted.
pub struct ReadProgress<'w> {
    text: &'w str,
    report: &'w dyn Fn(usize),
}

impl<'w> ReadProgress<'w> {
    /// Nobody wants to know.
    pub const NONE: ReadProgress<'static> = ReadProgress {
        text: "",
        report: &|_| {},
    };

    /// Tells the byte of `text` that was reached. It goes back where a part is read once more; another text, which was
    /// unpacked from this one, tells nothing.
    #[must_use]
    pub fn new(text: &'w str, report: &'w dyn Fn(usize)) -> Self {
        Self { text, report }
    }

    /// Reading has come to this name.
    pub(super) fn reached(&self, name: &str) {
        let byte = name.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        if byte < self.text.len() {
            (self.report)(byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::super::{parse, parse_with_progress};
    use super::ReadProgress;

    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let reported = RefCell::new(Vec::new());
        let report = |byte| reported.borrow_mut().push(byte);
        parse_with_progress(text, &ReadProgress::new(text, &report)).unwrap();
        assert_eq!(*reported.borrow(), expected, "{text}");
    }

    #[test]
    fn tells_where_names_stand() {
        check("[1,2]", &[]);
        check(
            r#"{"a":[1,2,3],"b":{"c":0,"d":[{}, {"e":1}]}}"#,
            &[2, 14, 19, 25, 35],
        );
        check(r#"{"a\u0041":1,"b":2}"#, &[14]);
    }

    #[test]
    fn another_text_tells_nothing() {
        let never = |byte| panic!("told {byte}");
        let [one, other] = [r#"{"a":1}"#, r#"{"b":2}"#].map(str::to_owned);
        parse_with_progress(&one, &ReadProgress::new(&other, &never)).unwrap();
        parse(&one).unwrap();
    }
}
