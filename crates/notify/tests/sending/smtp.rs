//! A mail server that answers as it is told (RFC 5321), and keeps what it took.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// An e-mail as it came.
#[derive(Clone, Debug)]
pub struct Got {
    pub to: String,
    pub raw: String,
    /// It was answered with 250; the server may have kept it without saying so.
    pub answered: bool,
}

impl Got {
    /// Value of a header, unfolded.
    pub fn header(&self, name: &str) -> String {
        let head = self.raw.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        let found = head.lines().find_map(|l| l.strip_prefix(&format!("{name}: ")).map(str::to_owned));
        found.unwrap_or_else(|| panic!("no {name} in {head}"))
    }
    /// The text, decoded.
    pub fn text(&self) -> String {
        let body = self.raw.split_once("\r\n\r\n").unwrap().1;
        assert_eq!(self.header("Content-Transfer-Encoding"), "base64", "{body}");
        let plain: String = body.chars().filter(|c| !c.is_whitespace()).collect();
        String::from_utf8(STANDARD.decode(plain).unwrap()).unwrap().replace("\r\n", "\n")
    }
}

/// Replies one after the other, then the usual ones; an empty reply closes the connection instead.
#[derive(Default)]
pub struct Script {
    pub greeting: VecDeque<String>,
    pub rcpt: VecDeque<String>,
    pub data: VecDeque<String>,
    pub extensions: Vec<&'static str>,
    pub got: Vec<Got>,
    pub connections: usize,
    pub commands: Vec<String>,
}

#[derive(Clone)]
pub struct Smtp {
    pub address: String,
    pub script: Arc<Mutex<Script>>,
}

impl Smtp {
    pub async fn start(change: impl FnOnce(&mut Script)) -> Smtp {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("127.0.0.1:{}", listener.local_addr().unwrap().port());
        let mut script = Script::default();
        change(&mut script);
        let script = Arc::new(Mutex::new(script));
        let shared = script.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Smtp { address, script }
    }

    pub fn got(&self) -> Vec<Got> {
        self.script.lock().unwrap().got.clone()
    }
    /// To whom e-mails went that were answered.
    pub fn taken(&self) -> Vec<String> {
        self.got().into_iter().filter(|g| g.answered).map(|g| g.to).collect()
    }
}

async fn serve(stream: TcpStream, script: Arc<Mutex<Script>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let next = |list: fn(&mut Script) -> &mut VecDeque<String>, usual: &str| {
        list(&mut script.lock().unwrap()).pop_front().unwrap_or_else(|| usual.to_owned())
    };
    script.lock().unwrap().connections += 1;
    let hello = next(|s| &mut s.greeting, "220 mail.county.example ESMTP");
    let open = !hello.is_empty() && !hello.starts_with('4') && !hello.starts_with('5');
    if hello.is_empty() || write.write_all(format!("{hello}\r\n").as_bytes()).await.is_err() || !open {
        return;
    }
    let mut to = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        script.lock().unwrap().commands.push(line.clone());
        let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let reply = match word.as_str() {
            "EHLO" => {
                let extensions = script.lock().unwrap().extensions.clone();
                let mut all: Vec<String> = vec!["mail.county.example".into()];
                all.extend(extensions.iter().map(|e| (*e).to_owned()));
                let last = all.len() - 1;
                let say = |(n, e): (usize, &String)| format!("250{}{e}", if n == last { ' ' } else { '-' });
                all.iter().enumerate().map(say).collect::<Vec<_>>().join("\r\n")
            }
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                next(|s| &mut s.rcpt, "250 ok")
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.unwrap();
                let mut raw = Vec::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    raw.push(line);
                }
                let reply = next(|s| &mut s.data, "250 taken");
                let got = Got { to: to.clone(), raw: raw.join("\r\n"), answered: reply.starts_with("250") };
                script.lock().unwrap().got.push(got);
                if reply.is_empty() {
                    return;
                }
                reply
            }
            "QUIT" => {
                let _ = write.write_all(b"221 bye\r\n").await;
                return;
            }
            "MAIL" | "RSET" | "NOOP" => "250 ok".into(),
            _ => "502 not here".into(),
        };
        if reply.is_empty() || write.write_all(format!("{reply}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}
