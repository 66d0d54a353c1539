//! Writes log lines to standard error from a separate thread, so that logging never blocks.
//!
//! Standard error may be a full disk, a closed pipe, or a reader that has stopped. None of these may delay a response, so lines wait in a
//! bounded buffer, and lines that do not fit or cannot be written are counted. `tracing-appender` counts only the former, and at the end
//! prints to standard output, which may be closed too.

use std::io::{self, Write};
use std::panic;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// The size of the buffer: some five thousand lines. As much again may be in flight.
const MAX_BYTES: usize = 1 << 20;

/// How long to wait for pending lines at the end.
const DRAIN_TIME: Duration = Duration::from_secs(1);

/// The number of characters logged of a caller's text.
const MAX_LOGGED_CHARACTERS: usize = 256;

/// The log. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Log {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    /// Signals that lines arrived, or that all were written.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// Complete lines.
    waiting: Vec<u8>,
    is_writing: bool,
    lost: u64,
}

impl Log {
    /// Starts the writer thread.
    ///
    /// # Errors
    ///
    /// If the system refuses a thread.
    pub fn start(into: impl Write + Send + 'static) -> io::Result<Self> {
        let log = Self::default();
        let shared = Arc::clone(&log.shared);
        thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || shared.write(into))?;
        Ok(log)
    }

    /// Installs it as the process's log. Panics go there too, since the default panic output would block.
    pub fn install(&self, json: bool, colours: bool) {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        let log = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_target(false)
            .with_ansi(colours)
            .with_writer(self.clone());
        if json {
            log.json().init();
        } else {
            log.init();
        }
        panic::set_hook(Box::new(|panic| tracing::error!(%panic, "panicked")));
    }

    /// The number of lines lost so far.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.shared.state().lost
    }

    /// Waits until everything is written, but not for a reader that has stopped.
    pub fn finish(&self) {
        let is_busy = |state: &mut State| state.is_writing || !state.waiting.is_empty();
        let state = self.shared.state();
        let _ = self
            .shared
            .changed
            .wait_timeout_while(state, DRAIN_TIME, is_busy);
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, line: &[u8]) {
        let mut state = self.state();
        if state.waiting.len() + line.len() > MAX_BYTES {
            state.lost += 1;
            return;
        }
        state.waiting.extend_from_slice(line);
        drop(state);
        self.changed.notify_all();
    }

    fn write(&self, mut into: impl Write) {
        let mut lines = Vec::new();
        let mut is_torn = false;
        let mut state = self.state();
        loop {
            state.is_writing = false;
            self.changed.notify_all();
            let waited = self
                .changed
                .wait_while(state, |state| state.waiting.is_empty());
            state = waited.unwrap_or_else(PoisonError::into_inner);
            lines.clear();
            std::mem::swap(&mut lines, &mut state.waiting);
            state.is_writing = true;
            drop(state);
            let lost = write_lines(&mut into, &lines, &mut is_torn);
            state = self.state();
            state.lost += lost;
        }
    }
}

/// Writes as much as possible; returns the number of lines lost, including a truncated one.
fn write_lines(into: &mut impl Write, lines: &[u8], is_torn: &mut bool) -> u64 {
    let mut rest = lines;
    while !rest.is_empty() {
        // The rest of a truncated line is never written.
        let begin: &[u8] = if *is_torn { b"\n" } else { rest };
        match into.write(begin) {
            Ok(written) if written > 0 => {
                if *is_torn {
                    *is_torn = false;
                } else {
                    rest = &rest[written..];
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(_) | Err(_) => {
                let done = lines.len() - rest.len();
                *is_torn |= done > 0 && lines[done - 1] != b'\n';
                return rest.split(|byte| *byte == b'\n').count() as u64 - 1;
            }
        }
    }
    0
}

/// Each write is one line.
impl Write for &Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.shared.push(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = &'a Self;

    fn make_writer(&'a self) -> Self::Writer {
        self
    }
}

/// Escapes a caller's text for the log: characters that end a line, change its direction or are invisible become code points. The log's
/// format handles quotes.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len().min(MAX_LOGGED_CHARACTERS));
    for (place, letter) in text.chars().enumerate() {
        if place == MAX_LOGGED_CHARACTERS {
            shown.push('…');
            break;
        }
        match letter {
            '"' | '\'' | '\\' => shown.push(letter),
            other => shown.extend(other.escape_debug()),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// Accepts a number of bytes, then none.
    struct Disk {
        room: usize,
        has: Arc<Mutex<Vec<u8>>>,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.room);
            if taken == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.room -= taken;
            self.has.lock().unwrap().extend_from_slice(&bytes[..taken]);
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn counts_what_finds_no_room_on_the_disk() {
        for (room, expected, lost) in [
            (100, "one\ntwo\nthree\n", 0),
            (14, "one\ntwo\nthree\n", 0),
            (13, "one\ntwo\nthree", 1),
            (8, "one\ntwo\n", 1),
            (6, "one\ntw", 2),
            (0, "", 3),
        ] {
            let has = Arc::default();
            let mut disk = Disk {
                room,
                has: Arc::clone(&has),
            };
            let mut is_torn = false;
            let found = write_lines(&mut disk, b"one\ntwo\nthree\n", &mut is_torn);
            assert_eq!(found, lost, "{room}");
            // There is space again.
            disk.room = 100;
            assert_eq!(write_lines(&mut disk, b"four\n", &mut is_torn), 0);
            let end = if expected.is_empty() || expected.ends_with('\n') {
                ""
            } else {
                "\n"
            };
            let written = String::from_utf8(has.lock().unwrap().clone()).unwrap();
            assert_eq!(written, format!("{expected}{end}four\n"), "{room}");
        }
    }

    /// A reader that waits for a signal.
    struct Stuck(mpsc::Receiver<()>);

    impl Write for Stuck {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.0.recv();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn nobody_waits_for_a_reader() {
        let (go_on, stuck) = mpsc::channel();
        let log = Log::start(Stuck(stuck)).unwrap();
        let line = [b'x'; 1023].into_iter().chain([b'\n']);
        let line: Vec<u8> = line.collect();
        let most = (MAX_BYTES / line.len()) as u64;
        for _ in 0..3 * most {
            (&log).write_all(&line).unwrap();
        }
        // The buffered lines, and at most as much in flight.
        assert!(
            log.lost() >= most && log.lost() <= 2 * most,
            "{}",
            log.lost()
        );
        log.finish();
        drop(go_on);
        log.finish();
        let lost = log.lost();
        (&log).write_all(&line).unwrap();
        assert_eq!(log.lost(), lost, "there is room again");
    }

    #[test]
    fn a_line_stays_a_line() {
        for (text, expected) in [
            ("alice", "alice"),
            ("O'Brien \"x\" \\", "O'Brien \"x\" \\"),
            ("张三", "张三"),
            ("a\nb\r\t", "a\\nb\\r\\t"),
            ("\u{1b}[31m", "\\u{1b}[31m"),
            ("\u{2028}\u{202e}\u{85}", "\\u{2028}\\u{202e}\\u{85}"),
        ] {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(
            shown(&"x".repeat(300)).chars().count(),
            MAX_LOGGED_CHARACTERS + 1
        );
    }
}
