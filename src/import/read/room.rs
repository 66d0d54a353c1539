//! How much of one kind is read.

/// Counts down what one input, and each of its sessions, may still hold of one kind.
#[derive(Debug)]
pub struct Room {
    input: usize,
    session: usize,
    of_session: usize,
}

impl Room {
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
    use super::Room;

    #[test]
    fn ends_with_the_session_and_with_the_input() {
        let mut room = Room::new(2, 3);
        assert_eq!([room.take(), room.take(), room.take()], [true, true, false]);
        room.next_session();
        assert_eq!([room.take(), room.take()], [true, false]);
        room.next_session();
        assert!(!room.take());
    }
}
