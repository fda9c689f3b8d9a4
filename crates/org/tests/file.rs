//! Evidence: what is taken, what is refused, who sees it.

mod house;

use house::{House, houses};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use kernel::id::FileId;
use kernel::{Actor, Outcome};
use org::ask::{MayRead, Readers};
use std::future::Future;
use std::io::Cursor;
use std::pin::Pin;
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// A picture, red on the left and blue on the right.
fn photo(format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(64, 32, |x, _| if x < 32 { Rgb([220, 10, 10]) } else { Rgb([10, 10, 220]) });
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// The same as JPEG with a note of the camera: taken 2024-11-18 15:04:05 at 27°30′N 99°45′36″E, held on its side
/// (orientation 6: turn right).
fn photo_with_notes() -> Vec<u8> {
    let mut tiff: Vec<u8> = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut e = Vec::new();
        e.extend(tag.to_le_bytes());
        e.extend(kind.to_le_bytes());
        e.extend(count.to_le_bytes());
        e.extend(value.to_le_bytes());
        e
    };
    // IFD0 at 8: three entries (42 bytes), data from 8+2+36+4 = 50.
    let (exif_ifd, gps_ifd) = (50u32, 50 + 18);
    let text_at = gps_ifd + 2 + 4 * 12 + 4;
    let numbers_at = text_at + 20;
    tiff.extend(3u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8769, 4, 1, exif_ifd));
    tiff.extend(entry(0x8825, 4, 1, gps_ifd));
    tiff.extend(0u32.to_le_bytes());
    tiff.extend(1u16.to_le_bytes());
    tiff.extend(entry(0x9003, 2, 20, text_at));
    tiff.extend(0u32.to_le_bytes());
    tiff.extend(4u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, u32::from(b'N')));
    tiff.extend(entry(2, 5, 3, numbers_at));
    tiff.extend(entry(3, 2, 2, u32::from(b'E')));
    tiff.extend(entry(4, 5, 3, numbers_at + 24));
    tiff.extend(0u32.to_le_bytes());
    tiff.extend(b"2024:11:18 15:04:05\0");
    for n in [27u32, 1, 30, 1, 0, 1, 99, 1, 45, 1, 36, 1] {
        tiff.extend(n.to_le_bytes());
    }
    let jpeg = photo(ImageFormat::Jpeg);
    let mut out = jpeg[..2].to_vec();
    out.extend([0xFF, 0xE1]);
    out.extend(((tiff.len() + 8) as u16).to_be_bytes());
    out.extend(b"Exif\0\0");
    out.extend(tiff);
    out.extend(&jpeg[2..]);
    out
}

#[tokio::test]
async fn a_photo_is_kept_as_it_came_and_shown_upright_without_its_notes() {
    for house in houses().await {
        let water = house.visit("water").await;
        let bytes = photo_with_notes();
        let kept = water.upload("/files", "../整改 照片.exe", &bytes, &[]).await;
        assert_eq!(kept.status, 200, "{}", kept.json);
        let json = &kept.json;
        assert_eq!((json["name"].as_str(), json["media"].as_str()), (Some("整改 照片.exe"), Some("image/jpeg")));
        assert_eq!(json["taken_at"], "2024-11-18T07:04:05Z");
        assert!((json["lat"].as_f64().unwrap() - 27.5).abs() < 1e-9, "{json}");
        assert!((json["lng"].as_f64().unwrap() - 99.76).abs() < 1e-9, "{json}");
        assert_eq!(json["again"], false);
        let id = json["id"].as_str().unwrap();
        assert_eq!(water.get(&format!("/files/{id}")).await.bytes, bytes, "the original, byte for byte");
        let view = water.get(&format!("/files/{id}/view")).await.bytes;
        let shown = image::load_from_memory(&view).unwrap().to_rgb8();
        assert_eq!((shown.width(), shown.height()), (32, 64), "turned upright");
        assert!(shown.get_pixel(16, 8)[0] > 150, "what was on the left is on top now");
        assert!(!view.windows(4).any(|w| w == b"Exif"), "place and time do not travel with the copy");
        let again = water.upload("/files", "再传一次.jpg", &bytes, &[]).await;
        assert_eq!((again.json["again"].as_bool(), &again.json["sha"]), (Some(true), &json["sha"]));
    }
}

#[tokio::test]
async fn contents_that_are_no_evidence_are_refused() {
    for house in houses().await {
        let water = house.visit("water").await;
        let mut cut = photo(ImageFormat::Png);
        cut.truncate(60);
        for (name, bytes, word) in [
            ("照片.jpg", b"MZ\x90\0\x03\0\0\0 a program".to_vec(), "可以上传"),
            ("照片.jpg", b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), "网页"),
            ("空.jpg", Vec::new(), "空的"),
            ("断.png", cut, "损坏"),
            ("巨.png", png_of(100_000, 100_000), "尺寸过大"),
        ] {
            let reply = water.upload("/files", name, &bytes, &[]).await;
            assert_eq!(reply.status, 422, "{name}: {}", reply.json);
            assert!(reply.json["detail"].as_str().unwrap().contains(word), "{name}: {}", reply.json);
        }
        let large = water.upload("/files", "大.txt", &vec![b'a'; (50 << 20) + 1], &[]).await;
        assert_eq!(large.status, 413);
        assert!(large.json["detail"].as_str().unwrap().contains("50 MB"), "{}", large.json);
        assert_eq!(house.stranger().upload("/files", "a.txt", b"text", &[]).await.status, 401);
    }
}

/// The head of a picture that claims a size; a few bytes that would ask for gigabytes.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut head = Vec::from(*b"IHDR");
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 6, 0, 0, 0]);
    let mut crc = !0u32;
    for byte in &head {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    let mut out = b"\x89PNG\r\n\x1A\n\0\0\0\x0D".to_vec();
    out.extend(&head);
    out.extend((!crc).to_be_bytes());
    out.extend(b"\0\0\0\0IDAT\x35\xAF\x06\x1E");
    out
}

async fn upload(house: &House, login: &str) -> FileId {
    let b = house.visit(login).await;
    let kept = b.upload("/files", "纪要.txt", format!("{login} 的会议纪要").as_bytes(), &[]).await;
    assert_eq!(kept.status, 200, "{}", kept.json);
    assert_eq!(b.get(&format!("/files/{}/view", kept.json["id"].as_str().unwrap())).await.json["code"], "NO_VIEW");
    kept.json["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_file_is_seen_by_the_own_unit_and_by_nobody_else() {
    for house in houses().await {
        let id = upload(&house, "county").await;
        let path = format!("/files/{id}");
        assert_eq!(house.visit("county").await.get(&path).await.status, 200);
        assert_eq!(house.visit("countyadmin").await.get(&path).await.status, 200, "a colleague of the unit");
        let missing = house.visit("other").await.get(&format!("/files/{}", Uuid::nil())).await;
        for login in ["other", "water", "office", "firm"] {
            let reply = house.visit(login).await.get(&path).await;
            assert_eq!((reply.status, &reply.json["detail"]), (missing.status, &missing.json["detail"]), "{login}");
        }
        assert_eq!(house.stranger().get(&path).await.status, 401);
    }
}

#[tokio::test]
async fn evidence_is_attached_once_and_only_by_its_own_unit() {
    for house in houses().await {
        let id = upload(&house, "county").await;
        let as_unit = |name: &'static str| {
            let app = house.app.clone();
            async move {
                let unit = house::unit_named(&mut app.db.read().await.unwrap(), name).await;
                let actor = Actor { person: None, unit: Some(unit), name: name.into(), session: None };
                Ctx::new(app, actor, kernel::Scope::default(), "test".into())
            }
        };
        let (county, water) = (as_unit("云溪县").await, as_unit("州水务局").await);
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut tx = county.begin().await.unwrap();
        let refused = org::file::attach(&water, &mut tx, &[id], "task", one, "/990100/").await.unwrap_err();
        assert_eq!(refused.code, "FILE_UNKNOWN");
        org::file::attach(&county, &mut tx, &[id], "task", one, "/990100/990121/").await.unwrap();
        org::file::attach(&county, &mut tx, &[id], "task", one, "/990100/990121/").await.unwrap();
        let refused = org::file::attach(&county, &mut tx, &[id], "task", two, "/990100/990121/").await.unwrap_err();
        assert_eq!(refused.code, "FILE_USED");
        assert_eq!(org::file::of(&mut tx, "task", one).await.unwrap().len(), 1);
        tx.commit().await.unwrap();
    }
}

/// Knows one record, open to the office's unit.
struct OneTask;

impl MayRead for OneTask {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        _: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        let known = concept == "task" && record == Uuid::from_u128(1);
        let office = ctx.actor().name == "安经办";
        Box::pin(async move { Ok(known.then_some(office)) })
    }
}

#[tokio::test]
async fn whoever_sees_the_record_sees_its_files() {
    for house in houses().await {
        let house = house.rebuilt(|app| app.with_answer(Readers(vec![Box::new(OneTask)])));
        let id = upload(&house, "county").await;
        let path = format!("/files/{id}");
        assert_eq!(house.visit("office").await.get(&path).await.status, 404, "attached to nothing yet");
        let system = Ctx::system(house.app.clone());
        let mut tx = system.begin().await.unwrap();
        org::file::attach(&system, &mut tx, &[id], "task", Uuid::from_u128(1), "/990100/990121/").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.visit("office").await.get(&path).await.status, 200);
        assert_eq!(house.visit("water").await.get(&path).await.status, 404);
    }
}
