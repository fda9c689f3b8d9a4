//! Somebody with a browser.

use reqwest::multipart::{Form, Part};
use serde_json::Value;

/// A client with its own cookies.
pub struct Person {
    client: reqwest::Client,
    base: String,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    pub body: Value,
    what: String,
}

impl Answered {
    /// The body of a success; anything else ends the story with what was said.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!((200..300).contains(&self.status), "{} answered {}: {}", self.what, self.status, self.body);
        self.body
    }

    /// A refusal with this status and code; returns the sentence.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> String {
        let said = (self.status, self.body["code"].as_str().unwrap_or_default().to_owned());
        assert_eq!(said, (status, code.to_owned()), "{}: {}", self.what, self.body);
        let say = self.body["detail"].as_str().unwrap_or_default().to_owned();
        assert!(
            say.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
            "{}: refusals are said in Chinese",
            self.what
        );
        say
    }
}

impl Person {
    pub(crate) fn new(base: &str) -> Person {
        let client = reqwest::Client::builder().cookie_store(true).build().expect("a client");
        Person { client, base: base.to_owned() }
    }

    async fn send(&self, what: String, request: reqwest::RequestBuilder) -> Answered {
        let response = request.header("x-anlan", "1").send().await.expect("the server answers");
        let status = response.status().as_u16();
        let bytes = response.bytes().await.expect("a body");
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answered { status, body, what }
    }

    pub async fn get(&self, path: &str) -> Answered {
        self.send(format!("GET {path}"), self.client.get(format!("{}{path}", self.base))).await
    }
    /// A stream that stays open; `last` is the number of the last event that was heard.
    pub async fn listen(&self, path: &str, last: Option<&str>) -> reqwest::Response {
        let request = self.client.get(format!("{}{path}", self.base));
        let request = last.into_iter().fold(request, |r, id| r.header("last-event-id", id));
        let response = request.send().await.expect("the server answers");
        assert!(response.status().is_success(), "GET {path}: {}", response.status());
        response
    }
    /// Bytes of a download.
    pub async fn bytes(&self, path: &str) -> Vec<u8> {
        let response = self.client.get(format!("{}{path}", self.base)).send().await.expect("the server answers");
        assert!(response.status().is_success(), "GET {path}: {}", response.status());
        response.bytes().await.expect("a body").to_vec()
    }
    pub async fn post(&self, path: &str, body: Value) -> Answered {
        self.send(format!("POST {path}"), self.client.post(format!("{}{path}", self.base)).json(&body)).await
    }
    pub async fn put(&self, path: &str, body: Value) -> Answered {
        self.send(format!("PUT {path}"), self.client.put(format!("{}{path}", self.base)).json(&body)).await
    }
    pub async fn delete(&self, path: &str) -> Answered {
        self.send(format!("DELETE {path}"), self.client.delete(format!("{}{path}", self.base))).await
    }
    /// A file as a form sends it, with other fields.
    pub async fn upload_with(
        &self,
        path: &str,
        name: &str,
        bytes: impl Into<Vec<u8>>,
        fields: &[(&str, &str)],
    ) -> Answered {
        let file = Part::bytes(bytes.into()).file_name(name.to_owned());
        let form = fields.iter().fold(Form::new().part("file", file), |form, (field, value)| {
            form.text((*field).to_owned(), (*value).to_owned())
        });
        self.send(format!("POST {path} ({name})"), self.client.post(format!("{}{path}", self.base)).multipart(form))
            .await
    }
    /// A file as a form sends it.
    pub async fn upload(&self, path: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Answered {
        let form = Form::new().part("file", Part::bytes(bytes.into()).file_name(name.to_owned()));
        self.send(format!("POST {path} ({name})"), self.client.post(format!("{}{path}", self.base)).multipart(form))
            .await
    }
}
