//! Signs of photos: their time, their place, their file, and their likeness to others.

use super::camera::{self, Camera};
use super::model::Sign;
use jiff::Timestamp;
use kernel::id::{FileId, HazardId};

/// A photo on a hazard.
#[derive(Clone, Debug)]
pub struct Photo {
    pub file: FileId,
    pub name: String,
    /// Brought as proof of the work.
    pub after: bool,
    pub taken_at: Option<Timestamp>,
    pub lat: Option<f64>,
    pub lng: Option<f64>,
    pub camera: Camera,
}

/// Earth as a ball; metres. Good to half a per cent, which is enough for “too far”.
pub fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (dlat, dlng) = (lat_b - lat_a, (b.1 - a.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (dlng / 2.0).sin().powi(2);
    12_742_000.0 * h.sqrt().min(1.0).asin()
}

/// Signs of one photo by itself. `place` is latitude and longitude of the hazard or its site; `far_m` in metres.
pub fn alone(photo: &Photo, found_at: Timestamp, place: Option<(f64, f64)>, far_m: f64) -> Vec<Sign> {
    let mut out = Vec::new();
    let name = &photo.name;
    if let (true, Some(taken)) = (photo.after, photo.taken_at) {
        // Clocks of cameras run a little wrong; a day is not a little.
        let early = (found_at.as_second() - taken.as_second()) / 60;
        if early > 10 {
            let score = if early > 24 * 60 { 0.9 } else { 0.6 };
            let (taken, found) = (kernel::day_of(taken), kernel::day_of(found_at));
            let say =
                format!("整改后照片“{name}”的拍摄日期是 {taken}，早于隐患发现日期 {found}（相差 {early} 分钟）。");
            out.push(Sign::new("old_photo", score, say).on(photo.file));
        }
    }
    if let (Some(place), Some(lat), Some(lng)) = (place, photo.lat, photo.lng) {
        let far = metres(place, (lat, lng));
        if far > far_m {
            let score = (far / far_m / 10.0).clamp(0.4, 0.9);
            let say = format!("照片“{name}”的拍摄位置距隐患地点约 {far:.0} 米，超过 {far_m:.0} 米。");
            out.push(Sign::new("far_place", score, say).on(photo.file));
        }
    }
    if let Some(software) = camera::editor(&photo.camera) {
        let say = format!("照片“{name}”的文件信息显示经过 {software} 处理。");
        out.push(Sign::new("edited", 0.6, say).on(photo.file));
    }
    let screen = camera::screenshot(&photo.camera);
    if screen > 0.3 {
        let (w, h) = (photo.camera.width, photo.camera.height);
        let say = format!("照片“{name}”（{w}×{h}）没有相机信息，尺寸或格式与屏幕截图相符。");
        out.push(Sign::new("screenshot", screen, say).on(photo.file));
    }
    out
}

/// Another photo that lies over this one without a difference.
#[derive(Clone, Debug)]
pub struct Twin {
    pub file: FileId,
    pub hazard: HazardId,
    /// Number of the hazard.
    pub number: String,
    pub after: bool,
    pub score: f64,
}

/// Likeness to another photo; two pictures of the same stage of one hazard may be alike.
pub fn alike(photo: &Photo, of: HazardId, twin: &Twin) -> Option<Sign> {
    let name = &photo.name;
    let (kind, say) = if twin.hazard != of {
        ("near_photo", format!("照片“{name}”与隐患 {} 的照片近乎相同，请并排核对。", twin.number))
    } else if photo.after && !twin.after {
        ("before_after", format!("整改后照片“{name}”与整改前的照片近乎相同，看不出变化，请并排核对。"))
    } else {
        return None;
    };
    let sign = Sign::new(kind, twin.score, say).on(photo.file);
    let other_hazard = (twin.hazard != of).then_some(twin.hazard);
    Some(Sign { other_file: Some(twin.file), other_hazard, ..sign })
}
