//! Official papers: drafted from a record, signed by a second person, numbered without gap or double, frozen.

use crate::steps::*;
use futures::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use stories::{Person, World, worlds};

struct Room {
    clerk: Person,
    head: Person,
    unit: Value,
    other: Value,
    owner: Person,
    task: Value,
}

/// The office with an issued plan, a department with a task of it.
async fn room(world: &World) -> Room {
    let clerk = world.sign_in("an.jingban").await;
    let head = world.sign_in("an.zhuren").await;
    issued_plan(&clerk).await;
    let owner = world.sign_in("xc.jingban").await;
    let unit = owner.get("/me").await.ok()["unit"]["id"].clone();
    let other = world.sign_in("yx.jingban").await.get("/me").await.ok()["unit"]["id"].clone();
    let tasks = all(&clerk, "/tasks").await;
    let task =
        tasks.iter().find(|t| !t["due"].is_null() && t["unit"]["id"] == unit).expect("a task with a day").clone();
    Room { clerk, head, unit, other, owner, task }
}

fn form(room: &Room) -> Value {
    json!({
        "template": "supervise_letter", "to": [room.unit], "copy_to": [room.other],
        "concept": "task", "about": room.task["id"],
        "facts": { "finish_by": "2024-12-10", "reply_by": "2024-12-04", "contact": "值班室" },
    })
}

async fn sign(person: &Person, paper: &Value) -> stories::Answered {
    let path = format!("/papers/{}/moves", paper["id"].as_str().expect("an id"));
    person.post(&path, json!({ "flow": "paper", "action": "sign" })).await
}

fn path(paper: &Value, rest: &str) -> String {
    format!("/papers/{}{rest}", paper["id"].as_str().expect("an id"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_goes_from_draft_to_receipt() {
    for world in worlds("paper").await {
        let room = room(&world).await;
        let word = room.clerk.get("/me").await.ok()["unit"]["id"].as_str().expect("an id").to_owned();
        room.clerk.put(&format!("/paper-words/{word}"), json!({ "word": "云安办", "mark": null })).await.ok();
        room.clerk
            .put(&format!("/paper-words/{word}"), json!({ "word": "云安办〔2024〕" }))
            .await
            .refused(422, "BAD_WORD");

        // What is lacking is named, and nobody sends or signs a paper with holes.
        let mut poor = form(&room);
        poor["facts"] = json!({ "contact": "" });
        let poor = room.clerk.post("/papers", poor).await.ok();
        assert_eq!(poor["missing"], json!(["办结期限", "回复期限", "联系人"]));
        let say =
            room.clerk.post(&path(&poor, "/moves"), json!({ "action": "submit" })).await.refused(422, "PAPER_MISSING");
        assert!(say.contains("办结期限、回复期限、联系人"), "{say}");
        sign(&room.head, &poor).await.refused(422, "PAPER_MISSING");
        room.clerk.post(&path(&poor, "/moves"), json!({ "action": "void" })).await.refused(422, "MISSING_FIELD");
        room.clerk.post(&path(&poor, "/moves"), json!({ "action": "void", "reason": "重复" })).await.ok();
        sign(&room.head, &poor).await.refused(409, "WRONG_STATE");

        let paper = room.clerk.post("/papers", form(&room)).await.ok();
        assert_eq!(paper["missing"], json!([]));
        assert!(paper["text"].as_str().is_some_and(|t| t.contains(room.task["title"].as_str().unwrap_or("?"))));
        // Before it is issued it is nobody's but the organ's, and has no file.
        room.owner.get(&path(&paper, "")).await.refused(404, "NOT_FOUND");
        room.clerk.get(&path(&paper, "/file?form=docx")).await.refused(409, "NOT_ISSUED");
        let pages = room.clerk.get(&path(&paper, "/pages")).await.ok();
        assert!(pages["pages"][0].as_str().is_some_and(|p| p.starts_with("<svg")));
        // Not by who drafted it, not by a clerk, not by a stranger; secret papers are refused.
        sign(&room.clerk, &paper).await.refused(403, "FORBIDDEN_SIGN");
        sign(&room.owner, &paper).await.refused(404, "NOT_FOUND");
        let secret = json!({ "version": 1, "secrecy": "秘密" });
        room.clerk.put(&path(&paper, ""), secret).await.refused(422, "SECRET_PAPER");
        let edited = json!({ "version": 1, "text": format!("{}特此函告。\n", paper["text"].as_str().unwrap_or("")), "urgency": "加急" });
        room.clerk.put(&path(&paper, ""), edited.clone()).await.ok();
        room.clerk.put(&path(&paper, ""), edited).await.refused(409, "CHANGED_MEANWHILE");
        room.clerk.post(&path(&paper, "/moves"), json!({ "action": "submit" })).await.ok();
        let issued = sign(&room.head, &paper).await.ok();
        assert_eq!((&issued["number"], &issued["state"]), (&json!("云安办督〔2024〕1号"), &json!("issued")));
        assert_eq!(issued["sha"].as_str().map(str::len), Some(64));

        // Served: seen and received by its units, by nobody else.
        room.owner.get(&path(&paper, "")).await.ok();
        world.sign_in("sq.jingban").await.get(&path(&paper, "")).await.refused(404, "NOT_FOUND");
        let late = json!({ "unit": word });
        room.clerk.post(&path(&paper, "/receipt"), late).await.refused(422, "NOT_SERVED");
        let other = json!({ "unit": room.other });
        room.owner.post(&path(&paper, "/receipt"), other).await.refused(403, "NOT_YOUR_COPY");
        let received = room.owner.post(&path(&paper, "/receipt"), json!({})).await.ok();
        assert_eq!(received["copies"].as_array().map(Vec::len), Some(1), "only the own copy: {}", received["copies"]);
        let first = received["copies"][0]["received_at"].clone();
        assert!(first.is_string());
        world.day("2024-11-21").await;
        let again = room.owner.post(&path(&paper, "/receipt"), json!({})).await.ok();
        assert_eq!(again["copies"][0]["received_at"], first, "the first receipt stays");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_sees_under_which_word_each_organ_numbers() {
    for world in worlds("words").await {
        let clerk = world.sign_in("an.jingban").await;
        let own = clerk.get("/me").await.ok()["unit"]["id"].clone();
        let at = format!("/paper-words/{}", own.as_str().expect("a unit"));
        let row = async |who: &Person| {
            let all = who.get("/paper-words").await.ok();
            let all = all.as_array().cloned().unwrap_or_default();
            all.into_iter().find(|w| w["unit"]["id"] == own).unwrap_or_else(|| panic!("the own unit stands there"))
        };
        let before = row(&clerk).await;
        assert_eq!(
            (&before["set"], &before["word"], &before["numbered"]),
            (&json!(false), &before["unit"]["short"], &json!(0))
        );
        for word in ["云", "云岭州安全生产委员会", "云安〔办", "云 安办"] {
            clerk.put(&at, json!({ "word": word })).await.refused(422, "BAD_WORD");
        }
        clerk.put(&at, json!({ "word": "云安办", "mark": "长".repeat(27) })).await.refused(422, "BAD_WORD");
        clerk.put(&at, json!({ "word": "云安办" })).await.ok();
        let after = row(&clerk).await;
        assert_eq!((&after["set"], &after["word"], &after["mark"]), (&json!(true), &json!("云安办"), &Value::Null));
        // Another organ that is the asker's to set, and no second one with the same word.
        let units = all(&clerk, "/units").await;
        let other = units.iter().find(|u| u["short"] == "州应急局").expect("the bureau")["id"].clone();
        let to = format!("/paper-words/{}", other.as_str().expect("a unit"));
        clerk.put(&to, json!({ "word": "云安办" })).await.refused(409, "WORD_TAKEN");
        clerk.put(&to, json!({ "word": "云应急" })).await.ok();
        assert_eq!(clerk.get("/paper-words").await.ok().as_array().map(Vec::len), Some(2));
        for login in ["yj.jingban", "yx.jingban", "ld.zhouzhang"] {
            let who = world.sign_in(login).await;
            who.get("/paper-words").await.refused(403, "FORBIDDEN");
            who.put(&at, json!({ "word": "改了" })).await.refused(403, "FORBIDDEN");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_paper_never_changes() {
    for world in worlds("frozen").await {
        let room = room(&world).await;
        let paper = room.clerk.post("/papers", form(&room)).await.ok();
        let issued = sign(&room.head, &paper).await.ok();
        let word = room.clerk.bytes(&path(&paper, "/file?form=docx")).await;
        let pages = room.clerk.get(&path(&paper, "/pages")).await.ok();
        let pdf = room.clerk.get(&path(&paper, "/file?form=pdf")).await;
        let pdf = if pdf.status == 503 {
            println!("PDF half skipped: {}", pdf.refused(503, "NO_FONT"));
            None
        } else {
            Some(room.clerk.bytes(&path(&paper, "/file?form=pdf")).await)
        };
        assert!(word.starts_with(b"PK"));
        assert!(pdf.as_ref().is_none_or(|p| p.starts_with(b"%PDF")));

        // The template, the organ's word and the task change; a day passes.
        let template = json!({ "name": "督办函", "form": "ordinary", "suffix": "改", "head": "文件", "seal": false,
            "body": "# 全新的{{ subject }}\n一切都变了。" });
        room.clerk.post("/paper-templates/supervise_letter", template.clone()).await.ok();
        let mut past = template.clone();
        past["valid_from"] = json!("2024-11-01");
        room.clerk.post("/paper-templates/supervise_letter", past).await.refused(422, "BAD_DAY");
        let mut bad = template.clone();
        bad["body"] = json!("# 甲\n{% for x in y %}");
        room.clerk.post("/paper-templates/supervise_letter", bad).await.refused(422, "BAD_TEMPLATE");
        room.owner.post("/paper-templates/supervise_letter", template).await.refused(403, "FORBIDDEN");
        let id = room.task["id"].as_str().expect("an id").to_owned();
        step(&room.owner, &id, "work", "accept", json!({})).await.ok();
        world.day("2024-11-22").await;

        let edit = json!({ "version": issued["version"], "text": "# 改\n改" });
        room.clerk.put(&path(&paper, ""), edit).await.refused(409, "FROZEN");
        sign(&room.head, &paper).await.refused(409, "WRONG_STATE");
        assert_eq!(room.clerk.bytes(&path(&paper, "/file?form=docx")).await, word);
        assert_eq!(room.clerk.get(&path(&paper, "/pages")).await.ok(), pages);
        if let Some(pdf) = pdf {
            assert_eq!(room.clerk.bytes(&path(&paper, "/file?form=pdf")).await, pdf);
        }
        assert_eq!(room.clerk.get(&path(&paper, "")).await.ok()["sha"], issued["sha"]);
        // A new draft follows the new template.
        let next = room.clerk.post("/papers", form(&room)).await.ok();
        assert!(next["text"].as_str().is_some_and(|t| t.contains("一切都变了")));
        room.clerk.get(&path(&next, "/file?form=odt")).await.refused(422, "BAD_FORM");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_issuers_at_once_share_no_number_and_leave_none_out() {
    for world in worlds("numbers").await {
        let room = room(&world).await;
        let mut papers = Vec::new();
        for _ in 0..40 {
            papers.push(room.clerk.post("/papers", form(&room)).await.ok());
        }
        // Every fifth is signed with an old version and refused: its number must come to another.
        let heads = join_all((0..8).map(|_| world.sign_in("an.zhuren"))).await;
        let one = |(i, head): (usize, Person)| {
            let papers = papers.clone();
            async move {
                let mut out = Vec::new();
                for (n, paper) in papers.iter().enumerate().filter(|(n, _)| n % 8 == i) {
                    let mut body = json!({ "action": "sign" });
                    if n % 5 == 0 {
                        body["version"] = json!(99);
                    }
                    let answer = head.post(&path(paper, "/moves"), body).await;
                    match n % 5 {
                        0 => drop(answer.refused(409, "CHANGED_MEANWHILE")),
                        _ => out.push(answer.ok()["number"].as_str().expect("a number").to_owned()),
                    }
                }
                out
            }
        };
        let given: Vec<String> = join_all(heads.into_iter().enumerate().map(one)).await.concat();
        let numbers: BTreeSet<u32> = given
            .iter()
            .map(|n| {
                n.split_once('〕').and_then(|p| p.1.strip_suffix('号')).and_then(|d| d.parse().ok()).expect("a number")
            })
            .collect();
        assert_eq!(given.len(), 32);
        assert_eq!(numbers, (1..=32).collect(), "{:?}: {given:?}", world.engine);
        // The next year begins anew.
        world.day("2025-01-02").await;
        let next = room.clerk.post("/papers", form(&room)).await.ok();
        let number = sign(&room.head, &next).await.ok()["number"].clone();
        assert!(number.as_str().is_some_and(|n| n.ends_with("〔2025〕1号")), "{number}");
    }
}
