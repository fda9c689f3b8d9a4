//! Whom this program believes when it speaks TLS to others: the authorities of the system, and those of a file that the
//! configuration names, because offices run authorities of their own.

use kernel::{Outcome, Refusal};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{CertificateError, RootCertStore};
use std::path::Path;

/// Authorities that are trusted beside those of the system.
#[derive(Clone, Debug)]
pub struct Trust {
    /// Key of the configuration that names the file: what people are told to look at.
    setting: &'static str,
    own: Vec<CertificateDer<'static>>,
}

impl Trust {
    /// The authorities of a PEM file; no file: none beside the system's. `setting` is the key that names the file.
    ///
    /// # Errors
    /// `BAD_TRUST`: the file cannot be read, holds no certificate, or one that cannot be that of an authority.
    pub fn read(setting: &'static str, file: Option<&Path>) -> Outcome<Trust> {
        let mut own = Vec::new();
        let Some(file) = file else { return Ok(Trust { setting, own }) };
        let bad = |why: String| {
            let say = format!(
                "配置项 {setting} 指定的证书文件 {} 不能用（{why}）；请改为 PEM 格式的签发机构证书。",
                file.display()
            );
            Refusal::invalid("BAD_TRUST", say)
        };
        let mut roots = RootCertStore::empty();
        for one in CertificateDer::pem_file_iter(file).map_err(|e| bad(e.to_string()))? {
            let one = one.map_err(|e| bad(e.to_string()))?;
            roots.add(one.clone()).map_err(|e| bad(e.to_string()))?;
            own.push(one);
        }
        if own.is_empty() { Err(bad("没有证书".into())) } else { Ok(Trust { setting, own }) }
    }

    /// The certificates of the file, in DER.
    pub fn own(&self) -> impl Iterator<Item = &CertificateDer<'static>> {
        self.own.iter()
    }

    /// What is wrong with a certificate, for people, wherever in the causes of an error it stands; none: it is not the
    /// certificate.
    pub fn complaint(&self, e: &(dyn std::error::Error + 'static)) -> Option<String> {
        let mut at = Some(e);
        while let Some(cause) = at {
            if let Some(what) = certificate(cause) {
                return Some(self.say(what));
            }
            at = cause.source();
        }
        None
    }

    fn say(&self, what: &CertificateError) -> String {
        match what {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                "对方证书已过期，请对方更换证书".into()
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "对方证书尚未生效，请核对双方时间或请对方更换证书".into()
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "对方证书与地址中的主机名不符，请核对地址".into()
            }
            CertificateError::UnknownIssuer => {
                format!("对方证书的签发机构不受信任；自建机构的根证书由运维人员加入配置项 {}", self.setting)
            }
            _ => "对方证书无效，请对方检查证书".into(),
        }
    }
}

fn certificate<'a>(e: &'a (dyn std::error::Error + 'static)) -> Option<&'a CertificateError> {
    // An error of input and output does not name what it wraps as its source, and may wrap another one.
    let mut inner = e;
    while let Some(wrapped) = inner.downcast_ref::<std::io::Error>().and_then(|io| io.get_ref()) {
        inner = wrapped;
    }
    match inner.downcast_ref::<rustls::Error>() {
        Some(rustls::Error::InvalidCertificate(what)) => Some(what),
        _ => None,
    }
}
