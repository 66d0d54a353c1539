//! For any input, memory stays below twenty times its size plus thirty-two megabytes.
#![allow(unsafe_code, reason = "counting what is allocated takes an allocator")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use trro_session_viewer::import::import;

#[global_allocator]
static COUNTING: Counting = Counting {
    live: AtomicUsize::new(0),
    peak: AtomicUsize::new(0),
};

struct Counting {
    live: AtomicUsize,
    peak: AtomicUsize,
}

impl Counting {
    fn more(&self, bytes: usize) {
        let live = self.live.fetch_add(bytes, Relaxed) + bytes;
        self.peak.fetch_max(live, Relaxed);
    }

    fn less(&self, bytes: usize) {
        self.live.fetch_sub(bytes, Relaxed);
    }
}

// SAFETY: every call is passed to the system's allocator unchanged; counting touches none of the caller's memory.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        self.less(layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Old and new memory may coexist while one is copied to the other.
        self.more(size);
        self.less(layout.size());
        unsafe { System.realloc(pointer, layout, size) }
    }
}

const MEGABYTE: usize = 1024 * 1024;

/// Half a megabyte of that piece; with the whole constant, a factor of eighty would pass.
fn check(head: &str, piece: &str, tail: &str) {
    // Ten thousand devices are read, however small: the constant covers those.
    let is_device = piece.contains("TimeOffset");
    let constant = if is_device { 32 } else { 3 };
    check_within(constant * MEGABYTE, MEGABYTE / 2, head, piece, tail);
}

#[track_caller]
fn check_within(constant: usize, size: usize, head: &str, piece: &str, tail: &str) {
    let text = format!("{head}{}{tail}", piece.repeat(size / piece.len()));
    let before = COUNTING.live.load(Relaxed);
    COUNTING.peak.store(before, Relaxed);
    let result = import(text.as_bytes());
    let used = COUNTING.peak.load(Relaxed) - before;
    let bound = 20 * text.len() + constant;
    let start: String = format!("{head}{piece}…").chars().take(80).collect();
    println!("{:5.1} × {start}", used as f64 / text.len() as f64);
    assert!(used <= bound, "{used} bytes for {} of {start}", text.len());
    drop(result);
}

#[test]
fn memory_is_in_proportion() {
    for piece in [
        "1,",
        "0.5,",
        "\"\",",
        "null,",
        "[],",
        "{},",
        "[0],",
        "[[]],",
        "{\"\":0},",
        "[1,{}],",
        "\"\\n\",",
        "\"1\",",
        "\"a\\n\",",
        "{\"\":{}},",
        "[\"\"],",
        "[[0],0],",
        "NaN,",
        "1e999,",
        "\"\\ud800\",",
        "\"{}\",",
        "{\"TimeOffset\":[]},",
        "{\"TimeOffset\":[0],\"a\":[1]},",
        "{\"Details\":[{\"TimeOffset\":[0]}]},",
    ] {
        check("[", piece, "1]");
        check("[{},", piece, "1]");
        check("[\"\",", piece, "1]");
        check("[[", piece, "1]");
    }
    for piece in [
        "\"\":0,",
        "\"a\":[1],",
        "\"a\":{},",
        "\"\":\"\",",
        "\"1\":1,",
        "\"1\":null,",
        "\"\\n\":null,",
    ] {
        check("{", piece, "\"b\":1}");
        check("{\"TimeOffset\":[0,2],", piece, "\"b\":1}");
        check("{\"TimeOffset\":[0,2],\"Rate\":{", piece, "\"7\":1}}");
    }
    for piece in ["1,", "\"x\",", "null,", "\"1\",", "0.5,", "NaN,", "{},"] {
        check("{\"TimeOffset\":[0,2],\"Rate\":[", piece, "1]}");
        check("{\"TimeOffset\":[", piece, "1],\"Rate\":[1]}");
        check("{\"MultiNet\":[", piece, "{}],\"TimeOffset\":[0]}");
    }
    check(
        "{\"TimeOffset\":[0],\"MultiNet\":[",
        "{\"Rtt\":[1]},",
        "{}]}",
    );
    check("", "{\"Details\":[{\"TimeOffset\":[0]}]}\n", "");
    check("", "{\"TimeOffset\":[0],\"Rate\":[1]}\n", "");
    check("", "{\"Error\":{\"Code\":\"\"}}\n", "");
    check("", "{\"a\":", "");
    check("", "[", "");
    check("", "{\"a\"}", "");
    check("\"", "[{},\\\"\\\",0]", "\"");
    check("\"[", "{},", "0]\"");
    check("", "\u{e9}", "");
    let padded: Vec<_> = (0..200_000)
        .map(|index| format!("\"k{index}\":[1]"))
        .collect();
    check(
        &format!("{{{},\"TimeOffset\":[", padded.join(",")),
        "0,",
        "0]}",
    );
}
