//! Quotas for what is read.

/// A quota per session and for the whole input.
#[derive(Debug)]
pub struct Quota {
    input: usize,
    session: usize,
    of_session: usize,
}

impl Quota {
    /// A quota for each session, and for the whole input.
    pub const fn new(of_session: usize, input: usize) -> Self {
        Self {
            input,
            session: of_session,
            of_session,
        }
    }

    /// Starts the next session.
    pub fn next_session(&mut self) {
        self.session = self.of_session;
    }

    /// Takes one, if the quota allows.
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
