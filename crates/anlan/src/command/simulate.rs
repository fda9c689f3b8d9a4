//! `anlan sense simulate`: a province of instruments played to a server over HTTP, in the order of time, at any rate.

use crate::clock::SystemClock;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Clock, Outcome, Refusal};
use sense::simulate::{Plan, Province, Track};
use serde_json::json;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Most readings that are made at once; more would need too much memory.
const MOST: usize = 30_000_000;
/// Readings in one request.
const BATCH: usize = 2_000;
/// How often a request is tried again when the server is busy.
const TRIES: usize = 60;

/// What is played.
#[derive(Debug, Args)]
pub struct Play {
    /// 服务器地址，如 http://127.0.0.1:8400；不填则只列出测点
    #[arg(long)]
    to: Option<String>,
    /// 网关令牌（anlan gateway 取得）
    #[arg(long, default_value = "")]
    token: String,
    /// 场所数，每处八个测点，编码为 S001-1 至 S001-8
    #[arg(long, default_value_t = 5)]
    sites: usize,
    /// 天数，到现在为止
    #[arg(long, default_value_t = 15)]
    days: usize,
    /// 造假的测点数（天数须多于 9）
    #[arg(long, default_value_t = 8)]
    lies: usize,
    /// 常年平静的测点数
    #[arg(long, default_value_t = 2)]
    calm: usize,
    /// 随机种子；同一种子每次相同
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 每秒最多发送多少个读数；0 为不限
    #[arg(long, default_value_t = 0)]
    rate: u64,
    /// 把哪些测点、何时、如何造假写入这个 CSV 文件
    #[arg(long)]
    labels: Option<PathBuf>,
}

fn code(site: usize, point: usize) -> String {
    format!("S{:03}-{}", site + 1, point + 1)
}

/// Make the province and send it.
///
/// # Errors
/// Too much at once, a server that refuses or cannot be reached.
pub async fn run(play: Play) -> Outcome<()> {
    let now = SystemClock.now().as_millisecond();
    if play.sites.saturating_mul(8).saturating_mul(play.days.saturating_mul(1440)) > MOST {
        let say = format!("场所数×8×天数×1440 超过 {MOST} 个读数，请减少场所数或天数。");
        return Err(Refusal::invalid("TOO_MUCH", say));
    }
    // The last minute of the set is now.
    let start_ms = now - play.days as i64 * 86_400_000;
    let plan = Plan { sites: play.sites, days: play.days, lies: play.lies, calm: play.calm, start_ms };
    let province = Province::drawn(play.seed, plan);
    let tracks: Vec<(String, Track)> = (0..play.sites)
        .flat_map(|s| province.play(s).into_iter().enumerate().map(move |(p, t)| (code(s, p), t)))
        .collect();
    if let Some(path) = &play.labels {
        std::fs::write(path, labels(&tracks, start_ms))
            .map_err(|e| Refusal::invalid("LABELS", format!("标签文件 {} 写不了：{e}", path.display())))?;
    }
    let Some(to) = play.to.as_deref() else {
        println!("编码,类型,单位,分辨力,量程下限,量程上限,报警上限");
        for (code, t) in &tracks {
            let i = &t.instrument;
            let high = i.high.map_or(String::new(), |h| format!("{h:.3}"));
            println!("{code},{},{},{},{},{},{high}", i.kind.label(), i.kind.unit(), i.resolution, i.lo, i.hi);
        }
        return Ok(());
    };
    send(&play, to, &tracks).await
}

/// All lies as CSV.
fn labels(tracks: &[(String, Track)], start_ms: i64) -> String {
    let mut out = "point,kind,variant,from_ms,to_ms\n".to_owned();
    for (code, t) in tracks {
        let Some(lie) = &t.lie else { continue };
        for (a, b) in &lie.spans {
            let at = |minute: usize| start_ms + minute as i64 * 60_000;
            let (kind, variant) = (lie.trick.family().name(), lie.trick.name());
            out += &format!("{code},{kind},{variant},{},{}\n", at(*a), at(*b));
        }
    }
    out
}

async fn send(play: &Play, to: &str, tracks: &[(String, Track)]) -> Outcome<()> {
    let client = reqwest::Client::new();
    let url = format!("{}/api/sense/readings", to.trim_end_matches('/'));
    let total: usize = tracks.iter().map(|t| t.1.at_ms.len()).sum();
    let bar = ProgressBar::new(total as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} 个读数 {per_sec} 剩余 {eta}") {
        bar.set_style(style);
    }
    bar.set_message("播放");
    let began = Instant::now();
    let mut next = vec![0usize; tracks.len()];
    let mut batch = Vec::with_capacity(BATCH);
    let (mut sent, mut until) = (0usize, tracks.iter().filter_map(|t| t.1.at_ms.first()).min().copied().unwrap_or(0));
    while sent < total {
        // A minute of event time after the other, so that the server sees time run forward.
        until += 60_000;
        for (n, (code, t)) in next.iter_mut().zip(tracks) {
            while *n < t.at_ms.len() && t.at_ms[*n] < until {
                batch.push(json!({ "point": code, "at": t.at_ms[*n], "value": t.value[*n] }));
                *n += 1;
            }
        }
        if batch.len() >= BATCH || next.iter().zip(tracks).all(|(n, t)| *n >= t.1.at_ms.len()) {
            let n = batch.len();
            post(&client, &url, &play.token, std::mem::take(&mut batch)).await?;
            sent += n;
            bar.inc(n as u64);
            if play.rate > 0 {
                let due = Duration::from_secs_f64(sent as f64 / play.rate as f64);
                tokio::time::sleep(due.saturating_sub(began.elapsed())).await;
            }
        }
    }
    bar.finish_and_clear();
    println!("已发送 {total} 个读数，用时 {:.1} 秒。", began.elapsed().as_secs_f64());
    Ok(())
}

/// One request; a server that says “slow down” is asked again.
async fn post(client: &reqwest::Client, url: &str, token: &str, batch: Vec<serde_json::Value>) -> Outcome<()> {
    let body = json!({ "readings": batch });
    for _ in 0..TRIES {
        let asked = client.post(url).bearer_auth(token).json(&body).send().await;
        let answer = asked.map_err(|e| Refusal::conflict("UNREACHABLE", format!("连接不上 {url}：{e}")))?;
        let status = answer.status().as_u16();
        match status {
            200..300 => return Ok(()),
            429 | 503 => tokio::time::sleep(Duration::from_secs(1)).await,
            _ => {
                let said = answer.text().await.unwrap_or_default();
                let said: String = said.chars().take(500).collect();
                return Err(Refusal::conflict("REFUSED", format!("服务器没有接受（{status}）：{said}")));
            }
        }
    }
    Err(Refusal::conflict("BUSY", "服务器一直繁忙，已停止播放；请降低 --rate 后重试。"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_the_point_the_lie_and_its_time() {
        let plan = Plan { sites: 6, days: 14, lies: 8, calm: 0, start_ms: 0 };
        let province = Province::drawn(1, plan);
        let tracks: Vec<_> =
            (0..6).flat_map(|s| province.play(s).into_iter().enumerate().map(move |(p, t)| (code(s, p), t))).collect();
        let text = labels(&tracks, 0);
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert!(!lines.is_empty());
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            let (from, to): (i64, i64) = (cells[3].parse().unwrap(), cells[4].parse().unwrap());
            assert!(cells[0].starts_with('S') && from < to && to <= 14 * 86_400_000 + 3_600_000, "{line}");
        }
    }

    #[tokio::test]
    async fn too_much_at_once_is_refused_with_a_sentence() {
        let play = Play {
            to: None,
            token: String::new(),
            sites: 100_000,
            days: 30,
            lies: 0,
            calm: 0,
            seed: 1,
            rate: 0,
            labels: None,
        };
        assert!(run(play).await.unwrap_err().to_string().contains("场所数"));
    }
}
