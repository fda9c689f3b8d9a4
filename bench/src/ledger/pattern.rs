//! Two hundred hazards told through the routes, in every state, with photographs: the pattern of which all others are
//! copies. The demonstration's own stand beside them.

use crate::person::{Person, picture};
use serde_json::{Value, json};
use store::Db;
use uuid::Uuid;

/// Hazards reported beside those of the demonstration.
const HAZARDS: usize = 200;
/// The first of them are left open, one state after the other; the rest are closed or void.
const OPEN: usize = 12;

const SOURCES: [&str; 7] = ["self", "inspection", "tip", "alarm", "leader", "handover", "expert"];
const KINDS: [(&str, &str, &str); 10] = [
    ("person.violation", "动火作业无人监护", "检修现场动火作业没有监护人，周围可燃物未清理"),
    ("machine.guard", "传动部位防护罩缺失", "输送机尾轮传动部位没有防护罩，人员可直接接触"),
    ("machine.electric", "临时用电线路破损", "临时配电箱进线绝缘层破损，未设漏电保护"),
    ("machine.alarm", "可燃气体探测器失效", "抽查两台可燃气体探测器，通气后不报警"),
    ("machine.fire", "灭火器压力不足", "车间南侧三具灭火器压力指示在红区"),
    ("environment.escape", "疏散通道堆放杂物", "二层疏散通道堆放纸箱，净宽不足一米"),
    ("environment.dust", "除尘管道积尘", "打磨工位除尘管道积尘超过规定厚度，未按周期清扫"),
    ("management.permit", "受限空间作业票不全", "抽查受限空间作业票，气体检测时间与作业时间不符"),
    ("management.training", "新员工培训记录缺失", "抽查四名新员工，两人没有车间级培训记录"),
    ("management.licence", "压力容器检验过期", "一台储气罐定期检验日期已过，仍在使用"),
];

/// What the officers look after, without an account of its own.
const MINE: &str = "select id from site where unit is null and state = 'operating' \
                    and regulator = (select unit from person where login = $1) order by id";

struct Told<'a> {
    officers: &'a [Person; 3],
    head: &'a Person,
    photos: u64,
    ids: [Uuid; 3],
}

/// Report and handle them.
///
/// # Errors
/// What a route refused, in its words.
pub async fn tell(base: &str, db: &Db) -> Result<usize, String> {
    let officers = [
        Person::sign_in(base, "zf.yi").await?,
        Person::sign_in(base, "zf.er").await?,
        Person::sign_in(base, "zf.san").await?,
    ];
    let head = Person::sign_in(base, "yj.juzhang").await?;
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let mut ids = [Uuid::nil(); 3];
    for (id, officer) in ids.iter_mut().zip(&officers) {
        let row = tx.one("select id from person where login = $1", &[(&officer.login).into()]).await;
        *id = row.map_err(|e| e.to_string())?.get("id").map_err(|e| e.to_string())?;
    }
    // Those without an account: an officer enters for them what they report.
    let rows = tx.all(MINE, &[(&officers[0].login).into()]).await;
    let sites: Vec<Uuid> = rows.map_err(|e| e.to_string())?.iter().filter_map(|r| r.get("id").ok()).collect();
    drop(tx);
    if sites.is_empty() {
        return Err("the demonstration has no site without an account".to_owned());
    }
    let mut told = Told { officers: &officers, head: &head, photos: 1_000_000, ids };
    for n in 0..HAZARDS {
        told.one(n, sites[n * 7 % sites.len()]).await.map_err(|e| format!("hazard {n} of the pattern: {e}"))?;
    }
    Ok(HAZARDS)
}

impl Told<'_> {
    async fn photo(&mut self, who: usize, kind: &str) -> Result<Value, String> {
        self.photos += 1;
        let file = self.officers[who].upload("/files", &format!("{}.jpg", self.photos), &picture(self.photos)).await?;
        Ok(json!({ "file": file["id"], "kind": kind }))
    }

    async fn paper(&mut self, who: usize, kind: &str) -> Result<Value, String> {
        self.photos += 1;
        let text = format!("评估记录 {}：按方案完成，试验合格。", self.photos);
        let file = self.officers[who].upload("/files", &format!("{}.txt", self.photos), text.as_bytes()).await?;
        Ok(json!({ "file": file["id"], "kind": kind }))
    }

    async fn one(&mut self, n: usize, site: Uuid) -> Result<(), String> {
        let (kind, title, text) = KINDS[n % KINDS.len()];
        let before = self.photo(0, "photo_before").await?;
        let report = json!({
            "site": site, "source": SOURCES[n % SOURCES.len()], "kind": kind, "title": title,
            "text": format!("{text}（第 {n} 处）"), "place": format!("{} 号车间", n % 9 + 1), "evidence": [before],
        });
        let id = self.officers[0].post("/hazards", &report).await?["id"].as_str().unwrap_or_default().to_owned();
        let path = format!("/hazards/{id}/moves");
        let act = |action: &str, more: Value| {
            let mut body = json!({ "flow": "hazard", "action": action });
            if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
                body.extend(more.clone());
            }
            body
        };
        // How far the open ones go: 0 reported, 1 verified, 2 at work, 3 finished, 4 passed.
        let (far, major) = match n {
            n if n < OPEN => ([0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 1, 2][n], n >= 10),
            n => (5, n % 20 == 13),
        };
        if n >= OPEN && n.is_multiple_of(33) {
            self.officers[1].post(&path, &act("void", json!({ "reason": "现场核实，描述的情况不存在" }))).await?;
            return Ok(());
        }
        if far >= 1 {
            let verb = if major { "verify_major" } else { "verify" };
            self.officers[1].post(&path, &act(verb, json!({ "note": "限期整改" }))).await?;
        }
        if far >= 2 && major {
            let plan = json!({ "duty": "厂长负责", "measures": "更换失效部件并调试", "funds": "20 万元",
                               "deadline": "2024-12-20", "emergency": "停用并设警戒" });
            self.officers[2].post(&path, &act("plan", json!({ "plan": plan }))).await?;
        }
        if far >= 3 && major {
            self.head.post(&path, &act("approve_plan", json!({ "note": "同意" }))).await?;
        }
        if far >= 2 && !major {
            self.officers[2].post(&path, &act("rectify", json!({ "note": "材料已到，正在施工" }))).await?;
        }
        // Every ninth is sent back once.
        let rounds = if n % 9 == 4 && far == 5 { 2 } else { 1 };
        for round in 1..=rounds {
            if far >= 3 {
                let mut evidence = vec![self.photo(2, "photo_after").await?];
                if major {
                    evidence.push(self.paper(2, "assessment").await?);
                }
                let body = json!({ "note": "整改完成", "evidence": evidence });
                self.officers[2].post(&path, &act("finish", body)).await?;
            }
            let more = json!({ "note": "现场看过，已经改好", "officers": [self.ids[0], self.ids[1]], "expert": "样例检测机构（虚构）" });
            if round < rounds {
                let mut back = more;
                back["reason"] = json!("还有一处没有改好");
                self.officers[1].post(&path, &act("return", back)).await?;
            } else if far >= 4 {
                self.officers[1].post(&path, &act("pass", more)).await?;
            }
        }
        if far >= 5 {
            self.head.post(&path, &act("close", json!({ "note": "同意销号" }))).await?;
        }
        Ok(())
    }
}
