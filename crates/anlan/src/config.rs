//! Configuration: a TOML file, then the environment (`ANLAN_LISTEN`, `ANLAN_TLS_CERT` …), then the command line. Unknown
//! keys are refused, so that a misspelt one is not silently without effect.

use kernel::{Outcome, Refusal};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Everything that `anlan serve` can be told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// SQLite file, or `postgres://user:password@host/database`.
    pub database: String,
    /// Folder of evidence and papers.
    pub files: PathBuf,
    /// Folder of instrument readings, on a disk of this machine; `anlan-readings` beside `files` unless given.
    pub readings: Option<PathBuf>,
    /// Folder of fonts for papers, looked at before the system's.
    pub fonts: Option<PathBuf>,
    pub tls: Option<Tls>,
    /// A broker that readings come from.
    pub mqtt: Option<sense::reading::io::mqtt::Mqtt>,
    /// Sending alarms to systems outside.
    pub receivers: sense::receiver::io::post::Settings,
    /// Sending messages to people by e-mail and to groups.
    pub messages: notify::channel::io::run::Settings,
    pub proxy: Proxy,
    pub log: Log,
}

/// A proxy in front that ends TLS.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Proxy {
    /// Its addresses, separated by commas: their `X-Forwarded-For` is believed, and the session cookie is marked Secure.
    pub trusted: String,
}

impl Proxy {
    /// # Errors
    /// A part is no address.
    pub fn addresses(&self) -> Outcome<Vec<std::net::IpAddr>> {
        let parts = self.trusted.split(',').map(str::trim).filter(|p| !p.is_empty());
        parts
            .map(|p| {
                p.parse().map_err(|_| {
                    let say = format!("配置项 proxy.trusted 中“{p}”不是 IP 地址；请写反向代理的地址，多个用逗号隔开。");
                    Refusal::invalid("CONFIG_BAD", say)
                })
            })
            .collect()
    }
}

/// Certificate and key in PEM.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    pub cert: PathBuf,
    pub key: PathBuf,
}

/// What is logged and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `error` `warn` `info` `debug`, or a filter such as `info,sqlx=warn`.
    pub level: String,
    /// `text` or `json`.
    pub format: LogFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Text,
    Json,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8400)),
            database: "anlan.db".into(),
            files: "anlan-files".into(),
            readings: None,
            fonts: None,
            tls: None,
            mqtt: None,
            receivers: Default::default(),
            messages: Default::default(),
            proxy: Proxy::default(),
            log: Log::default(),
        }
    }
}

impl Default for Log {
    fn default() -> Log {
        Log { level: "info,sqlx=warn".into(), format: LogFormat::Text }
    }
}

/// Keys that the environment may set, with their place in the TOML.
const ENVIRONMENT: &[(&str, &[&str])] = &[
    ("ANLAN_DATABASE", &["database"]),
    ("ANLAN_FILES", &["files"]),
    ("ANLAN_FONTS", &["fonts"]),
    ("ANLAN_LISTEN", &["listen"]),
    ("ANLAN_LOG_FORMAT", &["log", "format"]),
    ("ANLAN_LOG_LEVEL", &["log", "level"]),
    ("ANLAN_MESSAGES_PAGES", &["messages", "pages"]),
    ("ANLAN_MESSAGES_TRUST", &["messages", "trust"]),
    ("ANLAN_MQTT_HOST", &["mqtt", "host"]),
    ("ANLAN_MQTT_PASSWORD", &["mqtt", "password"]),
    ("ANLAN_MQTT_USER", &["mqtt", "user"]),
    ("ANLAN_PROXY_TRUSTED", &["proxy", "trusted"]),
    ("ANLAN_READINGS", &["readings"]),
    ("ANLAN_RECEIVERS_PAGES", &["receivers", "pages"]),
    ("ANLAN_RECEIVERS_TRUST", &["receivers", "trust"]),
    ("ANLAN_TLS_CERT", &["tls", "cert"]),
    ("ANLAN_TLS_KEY", &["tls", "key"]),
];
/// Set for other purposes: the file itself, and the tests.
const OURS: &[&str] = &["ANLAN_BIN", "ANLAN_CONFIG", "ANLAN_PASSWORD", "ANLAN_POLICIES"];

impl Config {
    /// Where readings are kept.
    pub fn readings_folder(&self) -> PathBuf {
        self.readings.clone().unwrap_or_else(|| self.files.with_file_name("anlan-readings"))
    }

    /// From a file (if one is given) and the variables of the environment.
    pub fn load(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>) -> Outcome<Config> {
        let text = match file {
            Some(path) => std::fs::read_to_string(path).map_err(|e| {
                Refusal::invalid(
                    "CONFIG_UNREADABLE",
                    format!("读不到配置文件 {}：{e}。请检查路径和权限。", path.display()),
                )
            })?,
            None => String::new(),
        };
        Config::parse(&text, environment)
    }

    fn parse(text: &str, environment: impl Iterator<Item = (String, String)>) -> Outcome<Config> {
        let mut table: toml::Table = text.parse().map_err(|e: toml::de::Error| {
            Refusal::invalid("CONFIG_BAD", format!("配置文件不是有效的 TOML：{}", e.message()))
        })?;
        for (name, value) in environment.filter(|(n, _)| n.starts_with("ANLAN_")) {
            if OURS.contains(&name.as_str()) || name.starts_with("ANLAN_TEST_") || name.starts_with("ANLAN_E2E_") {
                continue;
            }
            let Some((_, path)) = ENVIRONMENT.iter().find(|(n, _)| *n == name) else {
                let known: Vec<_> = ENVIRONMENT.iter().map(|e| e.0).collect();
                return Err(Refusal::invalid(
                    "CONFIG_UNKNOWN",
                    format!("环境变量 {name} 不是本程序的配置项；可用的有：{}。", known.join("、")),
                ));
            };
            let (last, groups) = path.split_last().unwrap_or((&"", &[]));
            let mut at = &mut table;
            for group in groups {
                let inner = at.entry(*group).or_insert_with(|| toml::Table::new().into());
                at = inner.as_table_mut().ok_or_else(|| {
                    Refusal::invalid("CONFIG_BAD", format!("配置项 {group} 应为一个小节（[{group}]）。"))
                })?;
            }
            at.insert((*last).to_owned(), value.into());
        }
        Config::deserialize(table).map_err(|e| {
            Refusal::invalid("CONFIG_BAD", format!("配置有误：{}。请对照运维手册检查键名和取值。", e.message()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn trusted_proxies_are_addresses() {
        let c = Config::parse("[proxy]\ntrusted = \"10.0.0.1, ::1\"", env(&[])).unwrap();
        assert_eq!(c.proxy.addresses().unwrap().len(), 2);
        assert!(Config::default().proxy.addresses().unwrap().is_empty());
        let c = Config::parse("", env(&[("ANLAN_PROXY_TRUSTED", "proxy.local")])).unwrap();
        assert!(c.proxy.addresses().unwrap_err().say.contains("proxy.local"));
    }

    #[test]
    fn the_environment_overrides_the_file() {
        let c = Config::parse(
            "database = \"a.db\"\n[log]\nformat = \"json\"",
            env(&[("ANLAN_DATABASE", "b.db"), ("HOME", "/")]),
        )
        .unwrap();
        assert_eq!((c.database.as_str(), c.log.format), ("b.db", LogFormat::Json));
        let c = Config::parse("", env(&[("ANLAN_TLS_CERT", "c.pem"), ("ANLAN_TLS_KEY", "k.pem")])).unwrap();
        assert_eq!(c.tls.unwrap().cert, PathBuf::from("c.pem"));
    }

    #[test]
    fn unknown_keys_and_bad_values_are_refused_by_name() {
        let say = |text: &str, e: &[(&str, &str)]| Config::parse(text, env(e)).unwrap_err().say;
        assert!(say("databse = \"a.db\"", &[]).contains("databse"));
        assert!(say("[log]\ncolour = true", &[]).contains("colour"));
        assert!(say("", &[("ANLAN_DATABSE", "x")]).contains("ANLAN_DATABSE"));
        assert!(say("", &[("ANLAN_LISTEN", "here")]).contains("配置有误"));
        assert!(say("listen = ", &[]).contains("TOML"));
        assert!(say("", &[("ANLAN_TLS_CERT", "c.pem")]).contains("key"));
    }
}
