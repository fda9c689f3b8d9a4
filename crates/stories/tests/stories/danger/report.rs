//! The quarterly and yearly report of the database of major hazards, and its workbook.

use super::*;
use stories::worlds;

#[tokio::test(flavor = "multi_thread")]
async fn stock_flow_rates_and_who_is_overdue() {
    for world in worlds("report").await {
        let p = &place(&world).await;
        for text in ["液氨储罐联锁旁路", "可燃气体报警器停用"] {
            let form = json!({ "site": p.site, "source": "inspection", "kind": "machine.alarm", "text": text });
            let h = id(&p.first.post("/hazards", form).await.ok());
            step(&p.first, &h, "hazard", "verify_major", json!({})).await.ok();
        }
        p.first.post("/hazards", json!({ "site": p.site, "source": "inspection", "text": "地面积水" })).await.ok();
        // Plans are due on 11-27, seven days after: nobody handed one in.
        world.day("2024-12-02").await;
        let q = p.office.get("/hazards/report?region=990100&year=2024&quarter=4").await.ok();
        assert_eq!(
            (q["label"].as_str(), q["from"].as_str(), q["to"].as_str()),
            (Some("2024年第四季度"), Some("2024-10-01"), Some("2024-12-02"))
        );
        assert_eq!(q["hand_in_by"], "2025-01-15", "the 15th of the month after");
        assert_eq!(q["flow"], json!({ "begin": 0, "found": 2, "closed": 0, "end": 2, "rate": 0.0 }));
        let curve: Vec<(&str, i64)> = q["months"]
            .as_array()
            .expect("months")
            .iter()
            .map(|m| (m["month"].as_str().unwrap_or_default(), m["end"].as_i64().unwrap_or(-1)))
            .collect();
        assert_eq!(curve, [("2024-10", 0), ("2024-11", 2), ("2024-12", 2)]);
        assert_eq!((q["on_time"]["on_time"].as_i64(), q["on_time"]["due"].as_i64()), (Some(0), Some(2)));
        let cells = q["cross"].as_array().expect("cells");
        assert_eq!(cells.len(), 1, "{cells:?}");
        let code = |v: &Value| v["code"].as_str().unwrap_or_default().to_owned();
        let cell = &cells[0];
        let said = [code(&cell["region"]), code(&cell["trade"]), code(&cell["grade"]), code(&cell["age"])];
        assert_eq!(
            (said, cell["open"].as_i64()),
            (["Z990101001", "chemical", "major", "0-3"].map(str::to_owned), Some(2))
        );
        assert_eq!(q["overdue_total"], 2);
        assert!(q["overdue"].as_array().expect("rows").iter().all(|r| r["overdue_days"] == 5), "11-27 to 12-02");
        assert_eq!(q["zero"]["zeroed"], false);
        let all = p.office.get("/hazards/report?region=990100&year=2024&grade=all").await.ok();
        assert_eq!((all["flow"]["found"].as_i64(), all["hand_in_by"].as_str()), (Some(3), Some("2025-01-31")));
        assert!(p.office.bytes("/hazards/report.xlsx?region=990100&year=2024&quarter=4").await.starts_with(b"PK"));

        for bad in ["quarter=5&year=2024", "quarter=1&year=2025", "year=1999", "grade=huge"] {
            p.office.get(&format!("/hazards/report?{bad}")).await.refused(422, "BAD_FILTER");
        }
        p.officer.get("/hazards/report").await.refused(403, "NO_STATS");
        p.stranger.get("/hazards/report?region=990100").await.refused(404, "NOT_FOUND");
        p.stranger.get("/hazards/report.xlsx?region=Z990101001").await.refused(404, "NOT_FOUND");
        let none = p.stranger.get("/hazards/report?year=2024").await.ok();
        assert_eq!(
            (none["flow"]["found"].as_i64(), none["flow"]["rate"].is_null(), none["cross"].as_array().map(Vec::len)),
            (Some(0), true, Some(0))
        );
        world.stranger().get("/hazards/report").await.refused(401, "SIGN_IN");
    }
}
