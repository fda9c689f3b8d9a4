//! E-mail over TLS to a real server with a certificate of an authority of its own: what may be trusted gets the letter, what
//! may not gets nothing, and the message waits with the reason.

use super::house::{House, OFFICER, houses, notice, trusting};
use super::smtp::{Script, Smtp};
use kernel::id::ChannelId;
use notify::channel::flow::ChannelState;
use notify::channel::io::run::{Sender, Settings};
use notify::channel::model::{Security, Shape};
use notify::channel::rules::MISSED;
use notify::message::model::SendState;
use org::ask::Recipient;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use std::path::PathBuf;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;

type Authority = CertifiedIssuer<'static, KeyPair>;

const BOTH: [Security; 2] = [Security::Starttls, Security::Tls];

/// An authority of this name, and its certificate in a file of a folder.
fn named(name: &str) -> (Authority, tempfile::TempDir, PathBuf) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    let ours = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authority.pem");
    std::fs::write(&file, ours.pem()).unwrap();
    (ours, folder, file)
}

fn authority() -> (Authority, tempfile::TempDir, PathBuf) {
    named("样例签发机构")
}

/// What a server speaks TLS with: a certificate for this name, valid to the beginning of a year.
fn shown(by: &Authority, name: &str, until: i32) -> TlsAcceptor {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(until, 1, 1));
    let certificate: CertificateDer<'static> = params.signed_by(&key, by).unwrap().der().clone();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

fn speaks(tls: TlsAcceptor, security: Security) -> impl FnOnce(&mut Script) {
    move |s| (s.tls, s.extensions) = (Some((tls, security == Security::Tls)), vec!["AUTH PLAIN"])
}

/// One message for a channel with a password.
async fn one(h: &House, server: &Smtp, security: Security) -> ChannelId {
    let id = h
        .channel(Shape::Mail, &server.address, |c| {
            (c.security, c.username, c.secret) = (security, "anlan".into(), "pw-7788".into());
        })
        .await;
    h.wants(OFFICER, |w| w.together = false).await;
    h.tell(&notice("s", vec![Recipient::Person(OFFICER)])).await;
    id
}

/// No letter and no password has reached the server, neither openly nor behind TLS.
fn nothing_was_told(server: &Smtp, case: &str) {
    let script = server.script.lock().unwrap();
    assert!(script.got.is_empty(), "{case}");
    let told = |w: &str| script.commands.iter().any(|c| c.starts_with(w));
    assert!(!told("MAIL") && !told("AUTH") && !told("RCPT"), "{case}: {:?}", script.commands);
}

#[tokio::test]
async fn a_letter_goes_over_tls_to_a_server_of_our_own_authority() {
    let (ours, _folder, file) = authority();
    for security in BOTH {
        for h in houses().await {
            let server = Smtp::start_at("localhost", speaks(shown(&ours, "localhost", 2090), security)).await;
            let id = one(&h, &server, security).await;
            assert_eq!(h.round(&trusting(Some(file.clone()))).await, 1);
            let (channel, sends) = h.look(id).await;
            assert_eq!((sends[0].state, channel.state), (SendState::Sent, ChannelState::On), "{sends:?}");
            let got = server.got();
            assert_eq!((got.len(), got[0].to.as_str()), (1, "p17@county.example"), "{} {security:?}", h.engine);
            assert!(got[0].text().contains("/tasks/s"));
            let script = server.script.lock().unwrap();
            assert_eq!(script.handshakes, 1);
            // Nothing but the greeting is said before the handshake.
            let open: Vec<&str> = script.open.iter().map(|c| c.split(' ').next().unwrap()).collect();
            assert_eq!(open, if security == Security::Tls { vec![] } else { vec!["EHLO", "STARTTLS"] });
            assert!(script.commands.iter().any(|c| c.starts_with("AUTH PLAIN")));
        }
    }
}

#[tokio::test]
async fn what_is_not_to_be_trusted_gets_nothing_and_the_message_waits_with_the_reason() {
    let (ours, _folder, file) = authority();
    let (_, _other, stranger) = named("另一个签发机构");
    let (_, _same, namesake) = authority();
    let cases = [
        ("localhost", 2090, None, "签发机构不受信任"),
        ("localhost", 2090, Some(stranger), "messages.trust"),
        ("localhost", 2090, Some(namesake), "证书无效"),
        ("elsewhere.example", 2090, Some(file.clone()), "主机名不符"),
        ("localhost", 2021, Some(file.clone()), "已过期"),
    ];
    for security in BOTH {
        for (name, until, trust, want) in &cases {
            for h in houses().await {
                let case = format!("{} {security:?} {want}", h.engine);
                let server = Smtp::start_at("localhost", speaks(shown(&ours, name, *until), security)).await;
                let id = one(&h, &server, security).await;
                h.round(&trusting(trust.clone())).await;
                let (channel, sends) = h.look(id).await;
                assert_eq!((sends[0].state, sends[0].attempts), (SendState::Failed, 1), "{case}");
                assert!(sends[0].answer.contains(want), "{case}: {}", sends[0].answer);
                assert_eq!(channel.state, ChannelState::On, "{case}: one failure parks nothing");
                assert!(channel.wait_until > h.now(), "{case}: it is tried again later");
                nothing_was_told(&server, &case);
            }
        }
    }
}

#[tokio::test]
async fn once_the_authority_is_configured_what_waited_goes_out() {
    let (ours, _folder, file) = authority();
    for h in houses().await {
        let server = Smtp::start_at("localhost", speaks(shown(&ours, "localhost", 2090), Security::Starttls)).await;
        let id = one(&h, &server, Security::Starttls).await;
        h.wants(OFFICER, |w| (w.together, w.quiet_to, w.version) = (false, 22, 2)).await;
        let stranger = trusting(None);
        for _ in 0..MISSED + 2 {
            h.round(&stranger).await;
            h.pass(400);
        }
        let (channel, sends) = h.look(id).await;
        assert_eq!((channel.state, sends[0].state), (ChannelState::Parked, SendState::Failed), "{}", h.engine);
        assert!(channel.finding.contains("连续 12 次") && channel.finding.contains("签发机构不受信任"));
        nothing_was_told(&server, h.engine);
        // Mended: the program was started anew with the file.
        h.resume(id, |_| {}).await;
        h.round(&trusting(Some(file.clone()))).await;
        assert_eq!((server.got().len(), h.look(id).await.1[0].state), (1, SendState::Sent), "{}", h.engine);
    }
}

#[tokio::test]
async fn a_server_that_leaves_starttls_out_gets_no_password_and_no_letter() {
    let (_, _folder, file) = authority();
    for h in houses().await {
        // It offers to take the password openly.
        let server = Smtp::start_at("localhost", |s| s.extensions = vec!["AUTH PLAIN"]).await;
        let id = one(&h, &server, Security::Starttls).await;
        h.round(&trusting(Some(file.clone()))).await;
        let (channel, sends) = h.look(id).await;
        assert_eq!((channel.state, sends[0].state), (ChannelState::Parked, SendState::Failed), "{}", h.engine);
        assert!(channel.finding.contains("STARTTLS"), "{}", channel.finding);
        nothing_was_told(&server, h.engine);
    }
    // TLS from the beginning against a server that speaks plain text: no letter either.
    for h in houses().await {
        let server = Smtp::start_at("localhost", |s| s.extensions = vec!["AUTH PLAIN"]).await;
        let id = one(&h, &server, Security::Tls).await;
        h.round(&trusting(Some(file.clone()))).await;
        assert_eq!(h.look(id).await.1[0].state, SendState::Failed, "{}", h.engine);
        nothing_was_told(&server, h.engine);
    }
}

#[test]
fn a_file_of_authorities_that_cannot_be_used_is_refused_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "nothing here").unwrap();
    let key = folder.path().join("key.pem");
    std::fs::write(&key, KeyPair::generate().unwrap().serialize_pem()).unwrap();
    for file in [folder.path().join("missing.pem"), empty, key] {
        let refused = Sender::new(Settings { trust: Some(file.clone()), ..Settings::default() }).err().unwrap();
        assert_eq!(refused.code, "BAD_TRUST");
        assert!(refused.say.contains("messages.trust") && refused.say.contains(&file.display().to_string()));
    }
}
