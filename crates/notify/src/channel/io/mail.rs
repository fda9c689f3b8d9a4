//! One e-mail by SMTP (RFC 5321), over TLS unless it stays within a private network.

use super::run::Sender;
use crate::channel::model::{Channel, Security};
use crate::channel::rules::{Fate, mail_reply};
use jiff::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::net::IpAddr;
use std::time::Duration;
use uuid::Uuid;
use web::outbound::{Trust, barred};

/// Longest wait for one reply of the server.
const REPLY: Duration = Duration::from_secs(10);
/// Longest time for a whole e-mail; shorter than the time for which a channel is held.
const LIMIT: Duration = Duration::from_secs(40);

/// An e-mail to be sent.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The same when it is tried again: mail servers throw a second one away.
    pub id: Uuid,
    pub to: String,
    pub name: String,
    pub subject: String,
    pub text: String,
    pub at: Timestamp,
}

fn private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback(),
        IpAddr::V6(v6) => v6.is_unique_local() || v6.is_loopback(),
    }
}

/// The address of a mail server, held against the rule for all addresses that this program sends to.
async fn found(channel: &Channel, loopback: bool) -> Result<IpAddr, Fate> {
    let port = channel.port as u16;
    let looked = tokio::time::timeout(REPLY, tokio::net::lookup_host((channel.host.as_str(), port))).await;
    let all: Vec<IpAddr> = match looked {
        Ok(Ok(all)) => all.map(|a| a.ip()).collect(),
        Ok(Err(e)) => return Err(Fate::Away(format!("找不到邮件服务器“{}”（{e}）", channel.host), None)),
        Err(_) => return Err(Fate::Away("查询邮件服务器地址超时".into(), None)),
    };
    let Some(ip) = all.iter().copied().find(|ip| barred(*ip, loopback).is_none()) else {
        return Err(Fate::Broken("邮件服务器的地址指向本机、链路本地等不能发送的地址".into()));
    };
    if channel.security == Security::Plain && !private(ip) {
        return Err(Fate::Broken("不加密的连接只能用于内网邮件服务器，请改用 STARTTLS 或 SSL/TLS".into()));
    }
    Ok(ip)
}

fn built(channel: &Channel, letter: &Letter) -> Result<Message, Fate> {
    let never = |what: &str| Fate::Never(format!("{what}写法不对，无法发送"));
    let from = channel.sender.parse().map_err(|_| Fate::Broken("发件地址写法不对，请修改渠道".into()))?;
    let to = letter.to.parse().map_err(|_| never("收件地址"))?;
    let host = channel.sender.rsplit_once('@').map_or("anlan.invalid", |(_, host)| host);
    Message::builder()
        .from(Mailbox::new(Some("安澜".into()), from))
        .to(Mailbox::new(Some(letter.name.clone()), to))
        .subject(&letter.subject)
        .message_id(Some(format!("<{}@{host}>", letter.id)))
        .date(letter.at.into())
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into()))
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.clone())
        .map_err(|_| never("邮件内容"))
}

/// Send one e-mail; whatever happens is a fate.
pub async fn send(channel: &Channel, letter: &Letter, sender: &Sender) -> Fate {
    match tokio::time::timeout(LIMIT, try_to(channel, letter, sender)).await {
        Ok(Ok(())) => Fate::Sent,
        Ok(Err(fate)) => fate,
        Err(_) => Fate::Away(format!("{} 秒内没有发完", LIMIT.as_secs()), None),
    }
}

/// The certificate must be for the name that people entered, not for the address that was found, and of an authority of the
/// system or of our own.
fn keys(channel: &Channel, trust: &Trust) -> Result<TlsParameters, Fate> {
    let bad = |e: lettre::transport::smtp::Error| Fate::Away(format!("TLS 无法建立（{e}）"), None);
    let mut keys = TlsParameters::builder(channel.host.clone());
    for own in trust.own() {
        keys = keys.add_root_certificate(Certificate::from_der(own.to_vec()).map_err(bad)?);
    }
    keys.build().map_err(bad)
}

async fn try_to(channel: &Channel, letter: &Letter, sender: &Sender) -> Result<(), Fate> {
    let ip = found(channel, sender.settings.loopback).await?;
    let message = built(channel, letter)?;
    let keys = || keys(channel, &sender.trust);
    let tls = match channel.security {
        Security::Plain => Tls::None,
        Security::Starttls => Tls::Required(keys()?),
        Security::Tls => Tls::Wrapper(keys()?),
    };
    let hello = channel.sender.rsplit_once('@').map_or("anlan.invalid", |(_, host)| host);
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(ip.to_string())
        .port(channel.port as u16)
        .tls(tls)
        .timeout(Some(REPLY))
        .hello_name(ClientId::Domain(hello.to_owned()));
    if !channel.username.is_empty() {
        builder = builder.credentials(Credentials::new(channel.username.clone(), channel.secret.clone()));
    }
    match builder.build().send(message).await {
        Ok(_) => Ok(()),
        Err(e) => Err(fate(channel, &sender.trust, &e)),
    }
}

fn fate(channel: &Channel, trust: &Trust, e: &lettre::transport::smtp::Error) -> Fate {
    if let Some(say) = trust.complaint(e) {
        return Fate::Away(format!("TLS 无法建立（{say}），邮件没有发出"), None);
    }
    let mut deepest: &dyn std::error::Error = e;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    let told: String = deepest.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
    if let Some(code) = e.status() {
        let code: u16 = code.to_string().parse().unwrap_or(500);
        return mail_reply(code, format!("邮件服务器答复 {code}：{told}"));
    }
    if e.is_tls() {
        return Fate::Away(format!("TLS 无法建立（{told}）；请核对服务器名称和证书"), None);
    }
    if e.is_client() {
        let hint = match channel.security {
            Security::Starttls => "；服务器没有提供 STARTTLS 或登录方式，请核对端口和加密方式",
            _ => "；请核对端口、加密方式和登录方式",
        };
        return Fate::Broken(format!("无法使用这台邮件服务器（{told}）{hint}"));
    }
    Fate::Away(format!("连接不上或传输中断（{told}）"), None)
}
