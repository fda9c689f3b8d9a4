//! Where this program sends to: http and https, and no address by which a receiver would reach this machine itself or the
//! metadata of a cloud. Private networks are allowed, because that is where an emergency platform stands.

use std::net::{IpAddr, Ipv6Addr};
use url::Url;

/// Longest address.
const LONGEST: usize = 500;

/// Why nothing is sent to this address of the network, if so.
pub fn barred(ip: IpAddr, loopback: bool) -> Option<&'static str> {
    let ip = match ip {
        IpAddr::V6(v6) => inner(v6).unwrap_or(ip),
        v4 => v4,
    };
    if ip.is_loopback() {
        return (!loopback).then_some("本机地址");
    }
    let odd = match ip {
        IpAddr::V4(v4) => v4.is_link_local() || v4.is_broadcast() || v4.octets()[0] == 0 || v4.octets()[0] >= 240,
        IpAddr::V6(v6) => v6.is_unspecified() || v6.is_unicast_link_local(),
    };
    (odd || ip.is_multicast()).then_some("链路本地、组播或保留地址")
}

/// The IPv4 address that an IPv6 one stands for: mapped, compatible, NAT64, 6to4.
fn inner(v6: Ipv6Addr) -> Option<IpAddr> {
    let v4 = |at: usize| {
        let o = v6.octets();
        IpAddr::from([o[at], o[at + 1], o[at + 2], o[at + 3]])
    };
    match v6.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1 | 0] => None,
        [0, 0, 0, 0, 0, 0xffff | 0, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => Some(v4(12)),
        [0x2002, ..] => Some(v4(2)),
        _ => None,
    }
}

/// An address as people type it.
///
/// # Errors
/// It is none, or none that this program sends to; a sentence says which.
pub fn address(text: &str, loopback: bool) -> Result<Url, String> {
    let bad = |say: String| Err(say);
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return bad(format!("接收地址须填写，且不超过 {LONGEST} 个字符。"));
    }
    let Ok(url) = Url::parse(text) else {
        return bad("接收地址不是完整的网址，请写成 https://主机/路径 的形式。".into());
    };
    if !matches!(url.scheme(), "http" | "https") {
        return bad(format!("接收地址只能用 http 或 https，不能用“{}”。", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return bad("接收地址里不要写用户名和密码；请改用“请求头”填写令牌。".into());
    }
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    if host.is_empty() {
        return bad("接收地址缺少主机名。".into());
    }
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    let why = match host.parse::<IpAddr>() {
        Ok(ip) => barred(ip, loopback),
        Err(_) => (!loopback && (name == "localhost" || name.ends_with(".localhost"))).then_some("本机地址"),
    };
    match why {
        Some(why) => bad(format!("接收地址“{host}”是{why}，不能向它投递；请填写接收系统在网络中的地址。")),
        None => Ok(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_of_other_machines() {
        for good in
            ["https://alerts.example.com/hook", "http://10.1.2.3:9093", "http://[fd00::7]/x", "http://192.168.0.9/"]
        {
            assert!(address(good, false).is_ok(), "{good}");
        }
        let bad = [
            ("", "须填写"),
            ("alerts", "不是完整的网址"),
            ("ftp://example.com/", "ftp"),
            ("file:///etc/passwd", "file"),
            ("https://me:key@example.com/", "用户名"),
            ("http://127.0.0.1/", "本机"),
            ("http://2130706433/", "本机"),
            ("http://0x7f.1/", "本机"),
            ("http://localhost:9093/", "本机"),
            ("http://a.localhost./", "本机"),
            ("http://[::1]/", "本机"),
            ("http://[::ffff:127.0.0.1]/", "本机"),
            ("http://[64:ff9b::7f00:1]/", "本机"),
            ("http://169.254.169.254/latest/", "链路本地"),
            ("http://[::ffff:169.254.169.254]/", "链路本地"),
            ("http://[fe80::1]/", "链路本地"),
            ("http://0.0.0.0/", "保留"),
            ("http://[::]/", "保留"),
            ("http://224.0.0.1/", "组播"),
            ("http://255.255.255.255/", "保留"),
        ];
        for (text, why) in bad {
            let say = address(text, false).expect_err(text);
            assert!(say.contains(why), "{text}: {say}");
        }
        assert!(address("http://127.0.0.1:9/", true).is_ok() && address("http://169.254.169.254/", true).is_err());
    }
}
