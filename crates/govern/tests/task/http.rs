//! The same through HTTP, as the browser asks.

use crate::house::*;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use govern::task::new::Role;
use kernel::id::TaskId;
use kernel::{Outcome, Scope};
use serde_json::{Value, json};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use store::Db;
use tower::ServiceExt as _;
use web::{App, Gate, Visitor};

/// A cookie that says the login stands for its scope; sessions themselves are proved in `org`.
struct OpenGate(Vec<(String, Visitor)>);

impl Gate for OpenGate {
    fn who<'a>(
        &'a self,
        _: &'a Db,
        token: &'a str,
        _: jiff::Timestamp,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Visitor>>> + Send + 'a>> {
        let found = self.0.iter().find(|(login, _)| login == token).map(|(_, v)| v.clone());
        Box::pin(async move { Ok(found) })
    }
}

fn server(h: &House) -> Router {
    let visitor = |login: &str| {
        let ctx = h.who(login);
        (login.to_owned(), Visitor { actor: ctx.actor().clone(), scope: Scope::clone(ctx.scope()) })
    };
    let gate = Arc::new(OpenGate(PEOPLE.iter().map(|p| visitor(p.0)).collect()));
    let s = &h.app;
    let app = App::new(s.db.clone(), s.files.clone(), s.clock.clone(), s.law.clone(), gate, true);
    let (router, _) = govern::routes().build(&app, utoipa::openapi::OpenApi::default());
    router.with_state(app)
}

async fn raw(server: &Router, login: &str, method: &str, path: &str, body: Value) -> (StatusCode, Vec<u8>) {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api{path}"))
        .header("x-anlan", "1")
        .header("content-type", "application/json")
        .header("cookie", format!("anlan_session={login}"))
        .body(Body::from(body.to_string()))
        .unwrap();
    let response = server.clone().oneshot(request).await.unwrap();
    let status = response.status();
    (status, axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
}

async fn ask(server: &Router, login: &str, method: &str, path: &str, body: Value) -> (StatusCode, Value) {
    let (status, bytes) = raw(server, login, method, path, body).await;
    (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

fn offered(view: &Value) -> Vec<String> {
    let all = view["offers"].as_array().unwrap();
    all.iter().map(|o| format!("{}.{}", o["flow"].as_str().unwrap(), o["action"].as_str().unwrap())).collect()
}

async fn one(server: &Router, login: &str, id: TaskId) -> Value {
    let (status, view) = ask(server, login, "GET", &format!("/tasks/{id}"), Value::Null).await;
    assert_eq!(status, 200, "{view}");
    view
}

#[tokio::test]
async fn a_task_as_the_browser_sees_it() {
    for house in houses().await {
        let h = &house;
        let s = server(h);
        let ids = h.issue(vec![new_task("州应急局", Role::Lead, 1), new_task("州住建局", Role::Assist, 1)]).await;
        let (status, list) = ask(&s, "yj.a", "GET", "/tasks?light=green&light=red&limit=10", Value::Null).await;
        assert_eq!((status, list["total"]["count"].as_u64()), (StatusCode::OK, Some(2)), "{list}");
        assert_eq!(list["items"][0]["unit"]["short"], "州应急局");
        assert_eq!(list["items"][0]["state_label"], "待认领");
        assert_eq!(list["items"][0]["region_name"], "云岭州");
        // Offers are the verbs' own guards.
        let view = one(&s, "zj", ids[1]).await;
        assert_eq!(offered(&view), ["work.accept", "extension.request", "dispute.raise"]);
        assert_eq!(view["parties"]["verifier"]["short"], "州应急局");
        assert_eq!(view["siblings"].as_array().unwrap().len(), 0, "the lead's task is not an assistant's to see");
        assert_eq!(one(&s, "yj.a", ids[1]).await["offers"], json!([]));
        assert_eq!(one(&s, "yj.a", ids[0]).await["siblings"][0]["number"], "RW-990100-2024-000002");
        assert_eq!(offered(&one(&s, "an.jing", ids[1]).await), ["pause.suspend"]);
        let path = format!("/tasks/{}/moves", ids[1]);
        let accept = json!({"flow": "work", "action": "accept", "version": 1});
        let (status, moved) = ask(&s, "zj", "POST", &path, accept.clone()).await;
        assert_eq!((status, &moved["state"]), (StatusCode::OK, &json!("accepted")));
        let (status, problem) = ask(&s, "zj", "POST", &path, accept).await;
        assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("CHANGED_MEANWHILE")));
        // A paper with its kind and date, and a plain one.
        let a = h.file("zj", "a.pdf", "a", None).await;
        let b = h.file("zj", "b.jpg", "b", None).await;
        let submit = json!({"flow": "work", "action": "submit", "note": "已完成", "files": [b],
                            "evidence": [{"file": a, "kind": "official_doc", "dated": "2024-05-07"}]});
        let (status, view) = ask(&s, "zj", "POST", &path, submit).await;
        assert_eq!(status, 200, "{view}");
        assert_eq!(view["light"]["color"], "submitted");
        assert_eq!(view["files"].as_array().unwrap().len(), 2);
        assert_eq!(view["progress_log"][0]["files"].as_array().unwrap().len(), 2);
        assert_eq!(view["progress_log"][0]["note"], "已完成");
        assert_eq!(offered(&one(&s, "yj.a", ids[1]).await), ["work.return", "work.verify"]);
        // Words of everybody who sees it; the others find nothing.
        let talk = format!("/tasks/{}/comments", ids[1]);
        let (status, view) = ask(&s, "yj.a", "POST", &talk, json!({"text": "请补充签到表"})).await;
        assert_eq!((status, &view["comments"][0]["text"]), (StatusCode::OK, &json!("请补充签到表")));
        assert_eq!(ask(&s, "yj.a", "POST", &talk, json!({"text": "  "})).await.0, 422);
        for (method, path) in [("GET", format!("/tasks/{}", ids[1])), ("POST", talk), ("POST", path)] {
            let body = json!({"text": "x", "flow": "work", "action": "verify"});
            let (status, problem) = ask(&s, "sw", method, &path, body).await;
            assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!("NOT_FOUND")), "{path}");
        }
        let (_, timeline) = ask(&s, "zj", "GET", &format!("/tasks/{}/timeline", ids[1]), Value::Null).await;
        let told: Vec<&str> = timeline.as_array().unwrap().iter().map(|e| e["label"].as_str().unwrap()).collect();
        assert_eq!(told, ["下发", "认领", "报完成", "留言"]);
        assert_eq!(timeline[2]["from"], "已认领");
        let fields = timeline[2]["fields"].as_array().unwrap();
        assert!(fields.contains(&json!({"label": "完成进度", "before": "0%", "after": "100%"})), "{fields:?}");
        assert_eq!(ask(&s, "sw", "GET", &format!("/tasks/{}/timeline", ids[1]), Value::Null).await.0, 404);
    }
}

#[tokio::test]
async fn bad_questions_get_sentences() {
    for house in houses().await {
        let h = &house;
        let s = server(h);
        for (path, status) in [
            ("/tasks?light=pink", 422),
            ("/tasks?sort=mood", 422),
            ("/tasks?after=zzz", 422),
            ("/tasks?due_from=someday", 422),
            ("/tasks/not-an-id", 404),
            ("/occurrences?state=asleep", 422),
            ("/records?kind=party", 422),
        ] {
            let (got, problem) = ask(&s, "an.jing", "GET", path, Value::Null).await;
            assert_eq!(got.as_u16(), status, "{path}: {problem}");
            assert!(problem["detail"].as_str().is_some_and(|d| d.contains('。')), "{path}: {problem}");
        }
        let (status, _) = ask(&s, "admin", "GET", "/tasks", Value::Null).await;
        assert_eq!(status, 403, "no right at all");
        let (status, _) = ask(&s, "nobody", "GET", "/tasks", Value::Null).await;
        assert_eq!(status, 401);
    }
}

#[tokio::test]
async fn views_records_and_the_register_as_a_workbook() {
    for house in houses().await {
        let h = &house;
        let s = server(h);
        h.issue(vec![new_task("州应急局", Role::Lead, 1)]).await;
        let view = json!({"page": "tasks", "name": "红灯", "query": "light=red"});
        let (status, saved) = ask(&s, "yj.a", "POST", "/views", view.clone()).await;
        assert_eq!(status, 200, "{saved}");
        ask(&s, "yj.a", "POST", "/views", view).await;
        let (_, mine) = ask(&s, "yj.a", "GET", "/views?page=tasks", Value::Null).await;
        assert_eq!(mine.as_array().unwrap().len(), 1, "the same name replaces");
        let (_, theirs) = ask(&s, "yj.b", "GET", "/views?page=tasks", Value::Null).await;
        assert_eq!(theirs, json!([]));
        let path = format!("/views/{}", mine[0]["id"].as_str().unwrap());
        assert_eq!(ask(&s, "yj.b", "DELETE", &path, Value::Null).await.0, 404);
        assert_eq!(ask(&s, "yj.a", "DELETE", &path, Value::Null).await.0, 200);
        let unnamed = json!({"page": "tasks", "name": " ", "query": ""});
        assert_eq!(ask(&s, "yj.a", "POST", "/views", unnamed).await.0, 422);

        let (status, bytes) = raw(&s, "yj.a", "GET", "/tasks.xlsx", Value::Null).await;
        assert!(status == 200 && bytes.starts_with(b"PK"), "a workbook");

        let form = json!({"kind": "meeting", "title": "安全生产会议", "on": "2024-05-07", "people": [person("yj.a")]});
        let (status, record) = ask(&s, "yj.a", "POST", "/records", form).await;
        assert_eq!(status, 200, "{record}");
        assert_eq!(record["kind_label"], "会议");
        assert_eq!(record["people"][0]["name"], "yj.a");
        assert_eq!(record["offers"][0]["action"], "void");
        let (_, list) = ask(&s, "yj.b", "GET", "/records?kind=meeting", Value::Null).await;
        assert_eq!(list["items"][0]["title"], "安全生产会议");
        let (_, none) = ask(&s, "sw", "GET", "/records", Value::Null).await;
        assert_eq!(none["items"], json!([]));
        let one = format!("/records/{}", record["id"].as_str().unwrap());
        assert_eq!(ask(&s, "sw", "GET", &one, Value::Null).await.0, 404);
        let (status, problem) = ask(&s, "yj.a", "POST", "/records", json!({"kind": "meeting"})).await;
        assert_eq!(status, 422, "{problem}");
    }
}
