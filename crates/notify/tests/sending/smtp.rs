//! A mail server that answers as it is told (RFC 5321), and keeps what it took.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

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
    /// Commands that came in plain text.
    pub open: Vec<String>,
    /// With what it speaks TLS, and whether from the beginning.
    pub tls: Option<(TlsAcceptor, bool)>,
    /// Handshakes that went through.
    pub handshakes: usize,
}

#[derive(Clone)]
pub struct Smtp {
    pub address: String,
    pub script: Arc<Mutex<Script>>,
}

impl Smtp {
    pub async fn start(change: impl FnOnce(&mut Script)) -> Smtp {
        Smtp::start_at("127.0.0.1", change).await
    }

    /// On this machine under one of its names.
    pub async fn start_at(name: &str, change: impl FnOnce(&mut Script)) -> Smtp {
        let listener = TcpListener::bind((name, 0)).await.unwrap();
        let address = format!("{name}:{}", listener.local_addr().unwrap().port());
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

/// Both ways of a connection, open or not.
trait Both: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Both for T {}

async fn serve(stream: TcpStream, script: Arc<Mutex<Script>>) {
    let next = |list: fn(&mut Script) -> &mut VecDeque<String>, usual: &str| {
        list(&mut script.lock().unwrap()).pop_front().unwrap_or_else(|| usual.to_owned())
    };
    let tls = script.lock().unwrap().tls.clone();
    script.lock().unwrap().connections += 1;
    let mut secret = false;
    let mut stream: BufReader<Box<dyn Both>> = match &tls {
        // Whoever does not trust the certificate hangs up.
        Some((acceptor, true)) => match acceptor.accept(stream).await {
            Ok(stream) => {
                script.lock().unwrap().handshakes += 1;
                secret = true;
                BufReader::new(Box::new(stream))
            }
            Err(_) => return,
        },
        _ => BufReader::new(Box::new(stream)),
    };
    let hello = next(|s| &mut s.greeting, "220 mail.county.example ESMTP");
    let open = !hello.is_empty() && !hello.starts_with('4') && !hello.starts_with('5');
    if hello.is_empty() || !say(&mut stream, &hello).await || !open {
        return;
    }
    let mut to = String::new();
    while let Some(line) = line(&mut stream).await {
        script.lock().unwrap().commands.push(line.clone());
        if !secret {
            script.lock().unwrap().open.push(line.clone());
        }
        let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let reply = match word.as_str() {
            "EHLO" => {
                let mut all = vec!["mail.county.example"];
                all.extend(script.lock().unwrap().extensions.iter().copied());
                if tls.is_some() && !secret {
                    all.push("STARTTLS");
                }
                let last = all.len() - 1;
                let say = |(n, e): (usize, &&str)| format!("250{}{e}", if n == last { ' ' } else { '-' });
                all.iter().enumerate().map(say).collect::<Vec<_>>().join("\r\n")
            }
            "STARTTLS" if tls.is_some() && !secret => {
                let (acceptor, _) = tls.clone().unwrap();
                say(&mut stream, "220 go on").await;
                let Ok(done) = acceptor.accept(stream.into_inner()).await else { return };
                script.lock().unwrap().handshakes += 1;
                stream = BufReader::new(Box::new(done));
                secret = true;
                continue;
            }
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                next(|s| &mut s.rcpt, "250 ok")
            }
            "DATA" => {
                say(&mut stream, "354 go on").await;
                let mut raw = Vec::new();
                while let Some(line) = self::line(&mut stream).await {
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
                say(&mut stream, "221 bye").await;
                return;
            }
            "AUTH" => "235 welcome".into(),
            "MAIL" | "RSET" | "NOOP" => "250 ok".into(),
            _ => "502 not here".into(),
        };
        if reply.is_empty() || !say(&mut stream, &reply).await {
            return;
        }
    }
}

async fn line(stream: &mut BufReader<Box<dyn Both>>) -> Option<String> {
    let mut line = String::new();
    let n = stream.read_line(&mut line).await.unwrap_or(0);
    (n > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Whether it could be said.
async fn say(stream: &mut BufReader<Box<dyn Both>>, reply: &str) -> bool {
    stream.write_all(format!("{reply}\r\n").as_bytes()).await.is_ok() && stream.flush().await.is_ok()
}
