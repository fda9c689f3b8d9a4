//! 疑点: what the clock notices about the work, who settles it, and what it must not notice.

use crate::house::*;
use axum::body::Bytes;
use field::hazard::io::act::{Evidence, Step};
use field::hazard::sign::Verdict;
use field::hazard::sign::io::{Finding, look_due, of, settle};
use image::{GrayImage, ImageFormat, Luma};
use jiff::{SignedDuration, Timestamp};
use kernel::id::{FileId, HazardId};
use std::io::Cursor;
use store::params;

/// A workshop of boxes; every seed another one.
fn scene(seed: u64) -> GrayImage {
    let mut n = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut part = || {
        n ^= n << 13;
        n ^= n >> 7;
        n ^= n << 17;
        (n % 1000) as f32 / 1000.0
    };
    let boxes: Vec<[f32; 5]> = (0..20).map(|_| [part(), part(), part(), part(), part()]).collect();
    GrayImage::from_fn(320, 240, |x, y| {
        let (x, y) = (x as f32 / 320.0, y as f32 / 240.0);
        let hit = |b: &&[f32; 5]| (x - b[0]).abs() < 0.04 + b[2] * 0.15 && (y - b[1]).abs() < 0.04 + b[3] * 0.15;
        Luma([boxes.iter().rev().find(hit).map_or(100, |b| (25.0 + 210.0 * b[4]) as u8)])
    })
}

fn jpeg(picture: &GrayImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Jpeg).unwrap();
    out.into_inner()
}

/// The same photo with a tenth cut off.
fn cut(picture: &GrayImage) -> Vec<u8> {
    jpeg(&image::imageops::crop_imm(picture, 16, 12, 288, 216).to_image())
}

impl House {
    async fn photo(&self, login: &str, bytes: Vec<u8>, kind: &str, taken: Option<Timestamp>) -> Evidence {
        let ctx = self.who(login);
        let sha = self.app.files.put(Bytes::from(bytes)).await.unwrap();
        let id: FileId = ctx.id();
        let mut tx = ctx.begin().await.unwrap();
        tx.exec(
            "insert into file (id, sha, name, media, size, unit, region_path, taken_at, by_person, by_name, at) \
             values ($1,$2,'现场.jpg','image/jpeg',9,$3,'',$4,$5,$6,$7)",
            params![id, sha, ctx.actor().unit, taken, ctx.actor().person, login, ctx.now()],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        Evidence { file: id, kind: Some(kind.into()) }
    }

    async fn look(&self) -> usize {
        look_due(&self.system()).await.unwrap()
    }

    async fn findings(&self, id: HazardId) -> Vec<Finding> {
        let mut tx = self.app.db.read().await.unwrap();
        of(&mut tx, id).await.unwrap()
    }

    async fn later(&self, hours: i64) {
        let mut tx = self.app.db.read().await.unwrap();
        drop(tx.all("select 1 as one", &[]).await);
        self.at(self.system().now() + SignedDuration::from_hours(hours));
    }

    /// Found and given to the machine shop.
    async fn given(&self, text: &str) -> HazardId {
        let id = self.report("yi.worker", seen("乙", "self", text)).await.unwrap().id;
        self.must("yi.safety", id, act("verify")).await;
        id
    }
}

fn kinds(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|f| f.kind.as_str()).collect()
}

fn said(note: &str, evidence: Vec<Evidence>) -> Step {
    Step { note: Some(note.into()), reason: None, evidence, ..act("finish") }
}

#[tokio::test]
async fn honest_work_raises_nothing() {
    for house in houses().await {
        let h = &house;
        let id = h.given("砂轮机没有防护罩").await;
        h.later(30).await;
        let after = h.photo("yi.safety", jpeg(&scene(1)), "photo_after", Some(h.system().now())).await;
        h.must("yi.safety", id, done(vec![after])).await;
        assert_eq!(h.look().await, 0, "{}: {:?}", h.engine, h.findings(id).await);
        assert_eq!(h.hazard(id).await.suspect, 0);
    }
}

#[tokio::test]
async fn a_photo_of_another_hazard_cut_anew_is_shown_and_settled_once() {
    for house in houses().await {
        let h = &house;
        let first = h.given("砂轮机没有防护罩").await;
        h.later(30).await;
        let photo = h.photo("yi.safety", jpeg(&scene(2)), "photo_after", None).await;
        h.must("yi.safety", first, done(vec![photo])).await;
        h.look().await;

        let second = h.given("冲床没有光电保护").await;
        h.later(30).await;
        let again = h.photo("yi.safety", cut(&scene(2)), "photo_after", None).await;
        h.must("yi.safety", second, done(vec![again])).await;
        assert_eq!(h.look().await, 1, "{}", h.engine);
        let found = h.findings(second).await;
        assert_eq!(kinds(&found), ["near_photo"]);
        assert!(found[0].other_hazard == Some(first) && found[0].other_file.is_some() && found[0].score > 0.9);
        assert!(found[0].say.contains(&h.hazard(first).await.number));
        assert_eq!(h.hazard(second).await.suspect, 1);
        assert_eq!(h.findings(first).await.len(), 0, "the earlier one is not accused");
        assert_eq!(h.look().await, 0, "nothing is said twice");

        let by = |login: &str, reason: &str, n: i64| {
            let (ctx, reason) = (h.who(login), reason.to_owned());
            async move {
                let mut tx = ctx.begin().await.unwrap();
                let done = settle(&ctx, &mut tx, second, n, Verdict::Dismissed, &reason).await;
                if done.is_ok() {
                    tx.commit().await.unwrap();
                }
                done.map_err(|e| e.code)
            }
        };
        assert_eq!(by("yunxi", "无", found[0].n).await.unwrap_err(), "REASON_REQUIRED");
        assert_eq!(by("yunxi", "两处设备相邻，同一张全景照片", 99).await.unwrap_err(), "NOT_FOUND");
        let settled = by("yunxi", "两处设备相邻，同一张全景照片", found[0].n).await.unwrap();
        assert_eq!((settled.state.as_str(), settled.settled_name.as_deref()), ("dismissed", Some("yunxi")));
        assert_eq!(by("yunxi", "再改一次看看行不行", found[0].n).await.unwrap_err(), "ALREADY_SETTLED");
        assert_eq!(h.hazard(second).await.suspect, 0);
    }
}

#[tokio::test]
async fn before_and_after_alike_an_old_photo_and_seconds_of_work() {
    for house in houses().await {
        let h = &house;
        let id = h.report("yi.worker", seen("乙", "self", "配电箱敞开")).await.unwrap().id;
        let before = h.photo("yi.safety", jpeg(&scene(3)), "photo_before", None).await;
        h.must("yi.safety", id, Step { evidence: vec![before], ..act("verify") }).await;
        let old = h.system().now() - SignedDuration::from_hours(24 * 20);
        let after = h.photo("yi.safety", cut(&scene(3)), "photo_after", Some(old)).await;
        h.must("yi.safety", id, done(vec![after])).await;
        h.look().await;
        let found = h.findings(id).await;
        let mut seen = kinds(&found);
        seen.sort_unstable();
        assert_eq!(seen, ["before_after", "old_photo", "too_fast"], "{}", h.engine);
        assert!(found.windows(2).all(|w| w[0].score >= w[1].score), "the strongest first");
    }
}

#[tokio::test]
async fn the_same_words_on_three_hazards() {
    for house in houses().await {
        let h = &house;
        let mut last = None;
        for n in 0..3 {
            let id = h.given(&format!("第{n}处通道堵塞")).await;
            h.later(30).await;
            let photo = h.photo("yi.safety", jpeg(&scene(50 + n)), "photo_after", None).await;
            h.must("yi.safety", id, said("已清理通道并对班组全体人员进行了教育。", vec![photo])).await;
            h.look().await;
            let expected = if n == 2 { vec!["same_text"] } else { vec![] };
            assert_eq!(kinds(&h.findings(id).await), expected, "{} {n}", h.engine);
            last = Some(id);
        }
        let found = h.findings(last.unwrap()).await;
        assert!(found[0].say.contains("2 条隐患"), "{}", found[0].say);
    }
}

#[tokio::test]
async fn closed_and_found_again_at_the_same_site() {
    for house in houses().await {
        let h = &house;
        let id = h.given("砂轮机没有防护罩").await;
        h.later(30).await;
        let photo = h.photo("yi.safety", jpeg(&scene(70)), "photo_after", None).await;
        h.must("yi.safety", id, done(vec![photo])).await;
        h.must("yi.head", id, act("pass")).await;
        h.must("yi.head", id, act("close")).await;
        h.look().await;
        assert!(h.findings(id).await.is_empty());
        h.later(24 * 100).await;
        let again = h.given("砂轮机防护罩又被拆了").await;
        h.look().await;
        let found = h.findings(again).await;
        assert_eq!(kinds(&found), ["relapse"], "{}", h.engine);
        assert_eq!(found[0].other_hazard, Some(id));
    }
}

/// A photo whose bytes are gone, and one that is none: the rest is looked at all the same.
#[tokio::test]
async fn a_broken_photo_stops_nothing() {
    for house in houses().await {
        let h = &house;
        let id = h.given("砂轮机没有防护罩").await;
        let gone = h.file("yi.safety", "no such object", "photo_after").await;
        let broken = h.photo("yi.safety", b"\xFF\xD8 not a picture".to_vec(), "photo", None).await;
        h.must("yi.safety", id, done(vec![gone, broken])).await;
        h.look().await;
        assert_eq!(kinds(&h.findings(id).await), ["too_fast"], "{}", h.engine);
    }
}
