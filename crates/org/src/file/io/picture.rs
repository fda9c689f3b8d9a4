//! Pictures: an upright copy for the browser without metadata, and what the camera noted.

use exif::{Exif, In, Tag, Value};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, metadata::Orientation};
use jiff::Timestamp;
use std::io::Cursor;

/// What a picture gives.
#[derive(Default)]
pub struct Looked {
    /// JPEG (or PNG where there is transparency), at most [`EDGE`] on its longer side.
    pub view: Option<(Vec<u8>, &'static str)>,
    pub taken_at: Option<Timestamp>,
    pub lat: Option<f64>,
    pub lng: Option<f64>,
}

/// Longer side of the copy, in pixels.
const EDGE: u32 = 2000;
/// Sides that are decoded at all; beyond them a few bytes could ask for gigabytes.
const SIDE: u32 = 20_000;
const MEMORY: u64 = 512 << 20;

/// Decode and re-encode. The error is a Chinese sentence.
pub fn look(bytes: &[u8], name: &str) -> Result<Looked, String> {
    let broken = |e: image::ImageError| match e {
        image::ImageError::Limits(_) => format!("照片“{name}”的尺寸过大（超过 {SIDE} 像素），请缩小后再上传。"),
        _ => format!("照片“{name}”已损坏，无法显示；请重新拍摄或另存后再上传。"),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| e.to_string())?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let chunk = decoder.exif_metadata().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > EDGE {
        picture = picture.resize(EDGE, EDGE, image::imageops::FilterType::Triangle);
    }
    let mut out = Cursor::new(Vec::new());
    let media = if picture.color().has_alpha() {
        picture.write_to(&mut out, image::ImageFormat::Png).map_err(broken)?;
        "image/png"
    } else {
        let flat = DynamicImage::ImageRgb8(picture.to_rgb8());
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 85);
        flat.write_with_encoder(encoder).map_err(broken)?;
        "image/jpeg"
    };
    let mut looked = Looked { view: Some((out.into_inner(), media)), ..Looked::default() };
    if let Some(exif) = chunk.and_then(|c| exif::Reader::new().read_raw(c).ok()) {
        looked.taken_at = taken(&exif);
        looked.lat = degrees(&exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S').filter(|d| d.abs() <= 90.0);
        looked.lng = degrees(&exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W').filter(|d| d.abs() <= 180.0);
    }
    Ok(looked)
}

/// The camera's clock has no zone of its own: it is read as ours.
fn taken(exif: &Exif) -> Option<Timestamp> {
    let field = exif.get_field(Tag::DateTimeOriginal, In::PRIMARY).or(exif.get_field(Tag::DateTime, In::PRIMARY))?;
    let Value::Ascii(words) = &field.value else { return None };
    let at = exif::DateTime::from_ascii(words.first()?).ok()?;
    let civil = jiff::civil::DateTime::new(
        i16::try_from(at.year).ok()?,
        i8::try_from(at.month).ok()?,
        i8::try_from(at.day).ok()?,
        i8::try_from(at.hour).ok()?,
        i8::try_from(at.minute).ok()?,
        i8::try_from(at.second).ok()?,
        0,
    );
    kernel::ZONE.to_timestamp(civil.ok()?).ok()
}

fn degrees(exif: &Exif, tag: Tag, side: Tag, minus: u8) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let [d, m, s] = parts.get(..3)? else { return None };
    let value = d.to_f64() + m.to_f64() / 60.0 + s.to_f64() / 3600.0;
    let negative = match &exif.get_field(side, In::PRIMARY)?.value {
        Value::Ascii(words) => words.first().is_some_and(|w| w.first() == Some(&minus)),
        _ => false,
    };
    value.is_finite().then_some(if negative { -value } else { value })
}
