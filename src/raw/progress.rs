//! Progress of parsing.

/// Reports the position in the text of every name that is parsed.
///
/// Names are borrowed from the text, so their addresses give the position: parsing numbers costs nothing extra.
pub struct ReadProgress<'w> {
    text: &'w str,
    report: &'w dyn Fn(usize),
}

impl<'w> ReadProgress<'w> {
    /// Reports nothing.
    pub const NONE: ReadProgress<'static> = ReadProgress {
        text: "",
        report: &|_| {},
    };

    /// Reports the byte reached in `text`. It goes back if a part is parsed again. Names of another text, unpacked from this one, are
    /// ignored.
    #[must_use]
    pub fn new(text: &'w str, report: &'w dyn Fn(usize)) -> Self {
        Self { text, report }
    }

    /// Parsing has reached this name.
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
    fn reports_positions_of_names() {
        check("[1,2]", &[]);
        check(
            r#"{"a":[1,2,3],"b":{"c":0,"d":[{}, {"e":1}]}}"#,
            &[2, 14, 19, 25, 35],
        );
        check(r#"{"a\u0041":1,"b":2}"#, &[14]);
    }

    #[test]
    fn another_text_reports_nothing() {
        let never = |byte| panic!("reported {byte}");
        let [one, other] = [r#"{"a":1}"#, r#"{"b":2}"#].map(str::to_owned);
        parse_with_progress(&one, &ReadProgress::new(&other, &never)).unwrap();
        parse(&one).unwrap();
    }
}
