//! `import` of any bytes: no panic, no hang, and memory in proportion to the input.
//!
//! `cargo fuzz run -s none import fuzz/corpus/import tests/samples -- -max_len=65536` from the repository root.

#![no_main]

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use flate2::read::MultiGzDecoder;
use libfuzzer_sys::fuzz_target;
use trro_session_viewer::import::import;

#[global_allocator]
static COUNTING: Counting = Counting {
    live: AtomicUsize::new(0),
    peak: AtomicUsize::new(0),
};

/// The documented limit: twenty times the input, unpacked, plus thirty-two megabytes.
const FACTOR: usize = 20;
const CONSTANT: usize = 32 * 1024 * 1024;

fuzz_target!(|bytes: &[u8]| {
    let size = bytes.len() + unpacked(bytes);
    let before = COUNTING.start();
    let result = import(bytes);
    let used = COUNTING.peak.load(Relaxed).saturating_sub(before);
    assert!(
        used <= FACTOR * size + CONSTANT,
        "{used} bytes for {size} of input"
    );
    for imported in result.unwrap_or_default() {
        for device in imported.session.devices {
            assert!(device.times.is_sorted());
            for series in device.series {
                assert_eq!(series.values.len(), device.times.len());
            }
        }
    }
});

fn unpacked(bytes: &[u8]) -> usize {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return 0;
    }
    let mut unpacker = MultiGzDecoder::new(bytes);
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    while let Ok(read @ 1..) = unpacker.read(&mut buffer) {
        size += read;
    }
    size
}

/// The system's allocator with a counter.
struct Counting {
    live: AtomicUsize,
    peak: AtomicUsize,
}

impl Counting {
    /// Resets the peak; memory live now belongs to the fuzzer.
    fn start(&self) -> usize {
        let live = self.live.load(Relaxed);
        self.peak.store(live, Relaxed);
        live
    }

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
