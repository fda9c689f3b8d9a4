//! Messages over https against a real server with certificates of an authority of its own.

use super::house::{House, houses, told};
use super::listener::{look, receiver};
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::{Router, extract::State};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use sense::alarm::io::apply;
use sense::alarm::{Limit, What};
use sense::receiver::io::post::{Sender, Settings};
use sense::receiver::io::work::round;
use sense::receiver::model::Shape;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

type Got = Arc<Mutex<Vec<Bytes>>>;

/// Takes connections whose handshake succeeds.
struct Secure {
    listener: TcpListener,
    tls: TlsAcceptor,
}

impl axum::serve::Listener for Secure {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, from) = self.listener.accept().await.unwrap();
            // Whoever does not trust the certificate hangs up.
            if let Ok(stream) = self.tls.accept(stream).await {
                return (stream, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// An address of a server that shows a certificate for these names, valid up to a year; what comes to it.
async fn server(by: &CertifiedIssuer<'static, KeyPair>, name: &str, until: i32) -> (String, Got) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(until, 1, 1));
    let shown: CertificateDer<'static> = params.signed_by(&key, by).unwrap().der().clone();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![shown], key)
        .unwrap();
    let tls = TlsAcceptor::from(Arc::new(config));
    let got = Got::default();
    let take = async |State(got): State<Got>, body: Bytes| {
        got.lock().unwrap().push(body);
        StatusCode::OK
    };
    let router = Router::new().fallback(take).with_state(got.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let secure = Secure { listener, tls };
    tokio::spawn(async move { axum::serve(secure, router).await.unwrap() });
    (format!("https://localhost:{port}/in"), got)
}

fn sender(trust: Option<PathBuf>) -> Sender {
    Sender::new(Settings { loopback: true, trust, ..Settings::default() }).unwrap()
}

/// One alarm to a receiver: what its last answer was.
async fn tried(h: &House, url: &str, sender: &Sender) -> String {
    let id = receiver(&h.app, url, Shape::Webhook, |_| {}).await;
    apply(&h.app, &[told(0, Limit::H, 0, What::Raised, 26.0)]).await.unwrap();
    round(&h.app, sender).await.unwrap();
    look(&h.app, id).await.1[0].answer.clone()
}

#[tokio::test]
async fn an_authority_of_its_own_is_trusted_once_it_is_configured() {
    for h in houses().await.into_iter().take(1) {
        let ours = authority();
        let (url, got) = server(&ours, "localhost", 2090).await;
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("authority.pem");
        std::fs::write(&file, ours.pem()).unwrap();
        let answer = tried(&h, &url, &sender(Some(file))).await;
        let all = got.lock().unwrap().clone();
        assert_eq!(all.len(), 1, "{answer}");
        let body: serde_json::Value = serde_json::from_slice(&all[0]).unwrap();
        assert_eq!(body["alarms"][0]["status"], "standing");
    }
}

#[tokio::test]
async fn what_is_not_to_be_trusted_gets_nothing_and_the_reason_is_said() {
    let ours = authority();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("authority.pem");
    std::fs::write(&file, ours.pem()).unwrap();
    let cases = [
        ("localhost", 2090, None, "签发机构不受信任"),
        ("localhost", 2021, Some(file.clone()), "已过期"),
        ("elsewhere.example", 2090, Some(file.clone()), "主机名不符"),
    ];
    for (name, until, trust, want) in cases {
        let h = houses().await.into_iter().next().unwrap();
        let (url, got) = server(&ours, name, until).await;
        let answer = tried(&h, &url, &sender(trust)).await;
        assert!(answer.contains(want), "{want}: {answer}");
        assert!(!answer.contains("localhost"), "the address is not told: {answer}");
        assert!(got.lock().unwrap().is_empty(), "{want}");
    }
}

#[test]
fn a_file_of_authorities_that_cannot_be_used_is_refused_at_the_start() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty.pem");
    std::fs::write(&empty, "nothing here").unwrap();
    for file in [dir.path().join("missing.pem"), empty] {
        let refused = Sender::new(Settings { trust: Some(file), ..Settings::default() }).err().unwrap();
        assert_eq!(refused.code, "BAD_TRUST");
        assert!(refused.say.contains("receivers.trust"), "{}", refused.say);
    }
}
