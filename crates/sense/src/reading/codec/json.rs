//! JSON: `{"readings": [{"point": "T1", "at": "2026-11-22T08:00:00+08:00", "value": 0.52}]}` or the list alone. `at` may be
//! UTC milliseconds; `value` that is no number is kept as a mark of quality.

use super::{Faults, Take};
use kernel::Refusal;
use std::borrow::Cow;

/// Read a batch; `now_ms` for items without a time.
///
/// # Errors
/// Not JSON, or not a list of objects.
pub fn read(body: &[u8], now_ms: i64, take: &mut impl Take) -> Result<Faults, Refusal> {
    let shape = "应为 {\"readings\": [{\"point\": 测点编码, \"at\": 时间, \"value\": 数值}]}";
    let value: serde_json::Value = serde_json::from_slice(body).map_err(|e| {
        Refusal::invalid(
            "READINGS_JSON",
            format!("请求体不是有效的 JSON（第 {} 行第 {} 列）；{shape}。", e.line(), e.column()),
        )
    })?;
    let list = match value {
        serde_json::Value::Array(list) => Some(list),
        serde_json::Value::Object(mut whole) => match whole.remove("readings") {
            Some(serde_json::Value::Array(list)) => Some(list),
            _ => None,
        },
        _ => None,
    };
    let list = list.ok_or_else(|| Refusal::invalid("READINGS_SHAPE", format!("请求体里没有读数列表；{shape}。")))?;
    let mut faults = Faults::default();
    for (n, item) in list.iter().enumerate() {
        match one(item, now_ms) {
            Ok((point, at_ms, value)) => {
                if take.series(point.as_bytes(), &|out| out.push_str(&point)) {
                    take.sample(at_ms, value);
                }
            }
            Err(say) => faults.add(n + 1, say),
        }
    }
    Ok(faults)
}

fn one(item: &serde_json::Value, now_ms: i64) -> Result<(Cow<'_, str>, i64, f64), String> {
    let item = item.as_object().ok_or("不是一个对象")?;
    if let Some(odd) = item.keys().find(|k| !matches!(k.as_str(), "point" | "at" | "value")) {
        return Err(format!("字段“{odd}”不认识；只有 point、at、value"));
    }
    let point = match item.get("point") {
        Some(serde_json::Value::String(p)) if !p.is_empty() => Cow::Borrowed(p.as_str()),
        _ => return Err("缺少测点编码 point".into()),
    };
    let at_ms = match item.get("at") {
        None => now_ms,
        Some(serde_json::Value::Number(n)) => n.as_i64().ok_or_else(|| format!("时间 {n} 不是整数毫秒"))?,
        Some(serde_json::Value::String(s)) => s
            .parse::<jiff::Timestamp>()
            .map_err(|_| format!("时间“{s}”读不懂；请写成 2026-11-22T08:00:00+08:00 或 UTC 毫秒"))?
            .as_millisecond(),
        Some(other) => return Err(format!("时间 {other} 读不懂；请写成 2026-11-22T08:00:00+08:00 或 UTC 毫秒")),
    };
    let value = match item.get("value") {
        Some(serde_json::Value::Number(n)) => n.as_f64().unwrap_or(f64::NAN),
        Some(serde_json::Value::Bool(on)) => f64::from(u8::from(*on)),
        Some(_) => f64::NAN,
        None => return Err("缺少数值 value".into()),
    };
    Ok((point, at_ms, value))
}

#[cfg(test)]
mod tests {
    use super::super::heard::Heard;
    use super::*;
    use proptest::prelude::*;

    fn heard(text: &str) -> Result<(Vec<(String, i64, f64)>, Faults), Refusal> {
        let mut all = Heard::default();
        read(text.as_bytes(), 77, &mut all).map(|faults| (all.0, faults))
    }

    #[test]
    fn items_with_times_in_both_forms() {
        let (got, faults) = heard(
            r#"{"readings":[{"point":"T1","at":"2026-11-22T08:00:00+08:00","value":0.5},{"point":"门","at":1790000000000,"value":true},{"point":"T1","value":null}]}"#,
        )
        .unwrap();
        assert_eq!(faults.count, 0);
        // 2026-11-22T00:00:00Z by the calendar: 20,779 days after 1970.
        assert_eq!(got[0], ("T1".into(), 20_779 * 86_400_000, 0.5));
        assert_eq!(got[1], ("门".into(), 1_790_000_000_000, 1.0));
        assert!(got[2].1 == 77 && got[2].2.is_nan());
        assert_eq!(heard(r#"[{"point":"a","value":1}]"#).unwrap().0.len(), 1);
    }

    #[test]
    fn what_is_wrong_is_told_item_by_item() {
        let (got, faults) = heard(
            r#"[{"point":"a","value":1},{"value":1},{"point":"a"},{"point":"a","at":"soon","value":1},{"point":"a","at":1.5,"value":1},7,{"point":"a","value":1,"valu":2}]"#,
        )
        .unwrap();
        assert_eq!(got.len(), 1);
        assert_eq!(faults.first.iter().map(|f| f.at).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7]);
        assert!(faults.first[2].say.contains("soon") && faults.first[5].say.contains("valu"));
        assert!(heard("{\"readings\": [\n{]}").unwrap_err().say.contains("第 2 行"));
        assert_eq!(heard("{}").unwrap_err().code, "READINGS_SHAPE");
        assert_eq!(heard("3").unwrap_err().code, "READINGS_SHAPE");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\":,a-z0-9. ]{0,80}") {
            let _ = heard(&text);
        }
    }
}
