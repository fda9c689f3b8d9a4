//! 附件与凭据: photos and papers that prove a piece of work. The type is decided by the content, never by the name; the
//! original is kept as it came, under the hash of its bytes; pictures get a second copy for the browser, turned upright,
//! without their metadata. Time and place of a photo are read from it and shown beside it.
//!
//! A file is seen by whoever uploaded it, by the uploader's unit, and by everybody who sees the record to which it is
//! attached.
//! - `model.rs` a file; names made safe
//! - `media.rs` which contents are taken
//! - `io/` uploading, showing, attaching

pub mod io;
mod media;
mod model;

pub use io::act::{attach, attach_in, of, used};
pub use media::{Media, media};
pub use model::{File, safe_name};
