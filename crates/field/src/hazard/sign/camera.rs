//! What a photo file says about itself: software, camera, size.

use exif::{In, Tag, Value};

/// Notes of a picture file.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Camera {
    pub width: u32,
    pub height: u32,
    /// Make and model.
    pub device: Option<String>,
    pub software: Option<String>,
    pub png: bool,
}

/// Reads what is there; a file without notes gives only its size.
pub fn read(bytes: &[u8]) -> Camera {
    let mut out = Camera { png: bytes.starts_with(b"\x89PNG"), ..Camera::default() };
    let size = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().ok();
    if let Some((w, h)) = size.and_then(|r| r.into_dimensions().ok()) {
        (out.width, out.height) = (w, h);
    }
    let Ok(exif) = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(bytes)) else { return out };
    let text = |tag: Tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(words) => {
            let text = String::from_utf8_lossy(words.first()?).trim_matches(['\0', ' ']).to_owned();
            (!text.is_empty()).then_some(text.chars().take(80).collect::<String>())
        }
        _ => None,
    };
    out.software = text(Tag::Software);
    out.device = match (text(Tag::Make), text(Tag::Model)) {
        (Some(make), Some(model)) => Some(format!("{make} {model}")),
        (make, model) => make.or(model),
    };
    out
}

/// Programs that change pictures; a camera's own firmware is not among them.
const EDITORS: &[&str] =
    &["photoshop", "lightroom", "gimp", "snapseed", "picsart", "meitu", "美图", "醒图", "canva", "pixlr", "affinity"];

/// The program that changed the picture, if it left its name.
pub fn editor(camera: &Camera) -> Option<&str> {
    let software = camera.software.as_deref()?;
    let small = software.to_lowercase();
    EDITORS.iter().any(|e| small.contains(e)).then_some(software)
}

/// Sizes of screens, short side first (pixels).
const SCREENS: &[(u32, u32)] = &[
    (640, 1136),
    (720, 1280),
    (720, 1520),
    (720, 1560),
    (720, 1600),
    (750, 1334),
    (768, 1366),
    (828, 1792),
    (900, 1440),
    (900, 1600),
    (1080, 1920),
    (1080, 2160),
    (1080, 2220),
    (1080, 2280),
    (1080, 2310),
    (1080, 2340),
    (1080, 2376),
    (1080, 2400),
    (1080, 2412),
    (1125, 2436),
    (1170, 2532),
    (1179, 2556),
    (1206, 2622),
    (1242, 2208),
    (1242, 2688),
    (1260, 2800),
    (1284, 2778),
    (1290, 2796),
    (1440, 2560),
    (1440, 3200),
];

/// From 0 to 1 how much the file looks like a picture of a screen: exactly a screen's size, no camera named, a format that
/// cameras do not write.
pub fn screenshot(camera: &Camera) -> f64 {
    if camera.device.is_some() {
        return 0.0;
    }
    let sides = (camera.width.min(camera.height), camera.width.max(camera.height));
    match (SCREENS.contains(&sides), camera.png) {
        (true, true) => 0.95,
        (true, false) => 0.7,
        (false, true) => 0.4,
        (false, false) => 0.0,
    }
}
