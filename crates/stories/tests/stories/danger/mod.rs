//! The danger loop through HTTP: the firm 云岭甲化工厂 in the zone, its people, its regulator, the office.

mod check;
mod find;
mod major;
mod report;
pub mod risk;
mod scope;
mod told;
mod words;

use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;
use stories::{Answered, Person, World};

/// People around one place, signed in.
pub struct Place {
    pub site: String,
    /// 安委办经办 and 主任.
    pub office: Person,
    pub office_head: Person,
    /// Enforcers of 州应急局 with certificates.
    pub first: Person,
    pub second: Person,
    /// 州应急局: head, and somebody without a certificate.
    pub bureau_head: Person,
    pub assistant: Person,
    /// The firm: safety officers, principal, a worker.
    pub officer: Person,
    pub other: Person,
    pub head: Person,
    pub worker: Person,
    /// 松泉县安委办, another county.
    pub stranger: Person,
}

pub fn id(v: &Value) -> String {
    v["id"].as_str().unwrap_or_else(|| panic!("no id: {v}")).to_owned()
}

/// The firm's place as a chemical works outside a park, registered by the office; the firm has its account.
pub async fn place(world: &World) -> Place {
    let office = world.sign_in("an.jingban").await;
    let form = json!({ "enterprise_name": "云岭甲化工厂", "uscc": "91990100YLAAAAA15Y", "region": "Z990101001",
        "address": "云岭产业园区样例路1号", "industry": "2612", "staff": 144, "revenue_wan": 10747.0, "assets_wan": 17039.0,
        "lng": 100.29295, "lat": 27.86603, "principal": "样例负责人1", "phone": "0000-0000001",
        "tags": ["hazchem_process"], "park": "outside" });
    let site = office.post("/sites", form).await.ok();
    assert_eq!(site["regulator"]["short"], "州应急局", "{site}");
    assert_eq!(site["unit"]["short"], "云岭甲化工厂", "{site}");
    Place {
        site: id(&site),
        office_head: world.sign_in("an.zhuren").await,
        first: world.sign_in("zf.yi").await,
        second: world.sign_in("zf.er").await,
        bureau_head: world.sign_in("yj.juzhang").await,
        assistant: world.sign_in("yj.jingban").await,
        officer: world.sign_in("qy.jia").await,
        other: world.sign_in("qy.yi").await,
        head: world.sign_in("qy.tou").await,
        worker: world.sign_in("qy.gong").await,
        stranger: world.sign_in("sq.jingban").await,
        office,
    }
}

pub async fn person(who: &Person) -> String {
    who.get("/me").await.ok()["person"]["id"].as_str().expect("a person").to_owned()
}

/// A picture of its own for every number: blocks of colours, never two alike.
pub fn picture(n: u32) -> Vec<u8> {
    let mix = |x: u32, y: u32, c: u32| {
        let seed =
            (x / 40).wrapping_mul(73_856_093) ^ (y / 40).wrapping_mul(19_349_663) ^ n.wrapping_mul(83_492_791) ^ c;
        (seed.wrapping_mul(2_654_435_761) >> 24) as u8
    };
    let picture = RgbImage::from_fn(480, 360, |x, y| Rgb([mix(x, y, 1), mix(x, y, 2), mix(x, y, 3)]));
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Jpeg).expect("a picture");
    out.into_inner()
}

/// A photo as evidence.
pub async fn photo(who: &Person, n: u32, kind: &str) -> Value {
    let file = who.upload("/files", "照片.jpg", picture(n)).await.ok();
    json!({ "file": file["id"], "kind": kind })
}

/// A paper as evidence.
pub async fn paper(who: &Person, kind: &str, words: &str) -> Value {
    let file = who.upload("/files", "材料.txt", format!("云岭州（演示）\n{kind}\n{words}\n").into_bytes()).await.ok();
    json!({ "file": file["id"], "kind": kind })
}

/// One step, on the version that the person sees.
pub async fn step(who: &Person, hazard: &str, flow: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "flow": flow, "action": action, "note": "已办", "reason": "理由" });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    who.post(&format!("/hazards/{hazard}/moves"), body).await
}

pub async fn hazard(who: &Person, id: &str) -> Value {
    who.get(&format!("/hazards/{id}")).await.ok()
}

/// What the page offers: `flow.action`, where it is not refused.
pub fn offered(view: &Value) -> Vec<String> {
    let all = view["offers"].as_array().expect("offers");
    let open = all.iter().filter(|o| o["refused"].is_null());
    open.map(|o| format!("{}.{}", o["flow"].as_str().unwrap_or_default(), o["action"].as_str().unwrap_or_default()))
        .collect()
}
