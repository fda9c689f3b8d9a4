//! Readers run in a thread of their own: a large stack, a time limit, and panics of foreign code caught.

use crate::pack::broken;
use crate::{Limits, Unreadable};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;

/// Bytes of stack; foreign parsers go down nested structures by recursion.
const STACK: usize = 64 << 20;

/// Runs a reader over its own copy of the bytes. A reader that takes too long is left to end by its other limits.
pub fn run<T: Send + 'static>(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    reader: impl FnOnce(&str, &[u8], &Limits) -> Result<T, Unreadable> + Send + 'static,
) -> Result<T, Unreadable> {
    let (send, receive) = mpsc::channel();
    let (owned, own_name, own_limits) = (bytes.to_vec(), name.to_string(), limits.clone());
    let work = move || {
        let read = catch_unwind(AssertUnwindSafe(|| reader(&own_name, &owned, &own_limits)));
        // The one who waits may have given up.
        let panicked = || Unreadable { code: "panic", ..broken(&own_name, "内部结构有错") };
        let _ = send.send(read.unwrap_or_else(|_| Err(panicked())));
    };
    if std::thread::Builder::new().name("office".into()).stack_size(STACK).spawn(work).is_err() {
        return Err(Unreadable::new("busy", "服务器暂时没有余力读取文件，请稍后再试。"));
    }
    receive.recv_timeout(Duration::from_secs(limits.seconds)).unwrap_or_else(|_| {
        Err(Unreadable::new(
            "too_slow",
            format!(
                "文件“{name}”读了 {} 秒还没有读完，已停止。请拆成几个文件后上传，或另存为 .docx 再试。",
                limits.seconds
            ),
        ))
    })
}
