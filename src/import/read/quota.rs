//! How much of one kind is read.

/// Counts down what one input, and each of its sessions, may still hold of one kind.
#[derive(Debug)]
pub struct Quota {
    input: usize,
    session: usize,
    of_session: usize,
}

impl Quota {
    /// For so many in each session, and so many in the whole input.
    pub const fn new(of_session: usize, input: usize) -> Self {
        Self {
            input,
            session: of_session,
            of_session,
        }
    }

    /// The next session begins.
    pub fn next_session(&mut self) {
        self.session = self.of_session;
    }

    /// Takes one, if there is room for it.
    pub fn take(&mut self) -> bool {
        let some = self.input > 0 && self.session > 0;
        if some {
            self.input -= 1;
            self.session -= 1;
        }
        some
    }
}

#[cfg(test)]
mod tests {
    use super::Quota;

    #[test]
    fn ends_with_the_session_and_with_the_input() {
        let mut quota = Quota::new(2, 3);
        assert_eq!(
            [quota.take(), quota.take(), quota.take()],
            [true, true, false]
        );
        quota.next_session();
        assert_eq!([quota.take(), quota.take()], [true, false]);
        quota.next_session();
        assert!(!quota.take());
    }
}
