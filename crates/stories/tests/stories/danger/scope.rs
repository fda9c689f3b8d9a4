//! Sites, risks, hazards, listings: what is not yours to see is not there, whichever way it is asked for.

use super::*;
use crate::steps::all;
use stories::worlds;

#[tokio::test(flavor = "multi_thread")]
async fn another_county_sees_nothing_of_it() {
    for world in worlds("dangerscope").await {
        let p = &place(&world).await;
        p.first.post(&format!("/sites/{}/grade", p.site), json!({})).await.ok();
        let h = id(&p
            .officer
            .post("/hazards", json!({ "source": "self", "text": "电线裸露", "kind": "machine.electric" }))
            .await
            .ok());
        let body = json!({ "name": "罐区", "kind": "place", "department": "", "owner": "" });
        let point = id(&p.officer.post(&format!("/sites/{}/risk-points", p.site), body).await.ok());
        let form = json!({ "activity": "储存", "source": "泄漏", "event": "火灾", "method": "ls", "inherent": { "l": 3, "s": 3 } });
        let r = id(&p.officer.post(&format!("/risk-points/{point}/risks"), form).await.ok());
        step(&p.first, &h, "hazard", "verify_major", json!({ "kind": "machine.electric" })).await.ok();
        step(&p.first, &h, "listing", "propose", json!({ "level": "county" })).await.ok();
        let listing = id(&hazard(&p.office, &h).await["listings"][0]);
        for list in ["/sites", "/risks", "/hazards", "/listings", "/occurrences?of=site"] {
            assert!(!all(&p.office, list).await.is_empty(), "{list}: the office sees nothing, so nothing is proved");
            assert!(all(&p.stranger, list).await.is_empty(), "{list}");
            world.stranger().get(list).await.refused(401, "SIGN_IN");
        }
        for path in [
            format!("/sites/{}", p.site),
            format!("/sites/{}/timeline", p.site),
            format!("/sites/{}/risks", p.site),
            format!("/sites/{}/risk-map", p.site),
            format!("/risks/{r}"),
            format!("/risks/{r}/timeline"),
            format!("/hazards/{h}"),
            format!("/hazards/{h}/timeline"),
            format!("/hazards/{h}/file"),
            format!("/hazards/{h}/findings"),
            format!("/listings/{listing}"),
        ] {
            p.office.get(&path).await;
            p.stranger.get(&path).await.refused(404, "NOT_FOUND");
        }
        step(&p.stranger, &h, "hazard", "pass", json!({})).await.refused(404, "NOT_FOUND");
        p.stranger.post(&format!("/hazards/{h}/comments"), json!({ "text": "看看" })).await.refused(404, "NOT_FOUND");
        // 松泉's own totals do not hold it, and the prefecture's are not theirs to ask for.
        let own = p.stranger.get("/hazards/stats").await.ok();
        assert_eq!((own["region"]["code"].as_str(), own["all"]["found"].as_i64()), (Some("990122"), Some(0)));
        p.stranger.get("/hazards/stats?region=990100").await.refused(404, "NOT_FOUND");
        p.stranger.get("/hazards/stats?region=Z990101001").await.refused(404, "NOT_FOUND");
        p.officer.get("/hazards/stats").await.refused(403, "NO_STATS");
        // A firm without a part in it, of the same trade: nothing either, its own list is empty.
        let board = p.stranger.get("/hazards/board").await.ok();
        assert!(!board.to_string().contains(&h), "{board}");
        // The evidence of the hazard stays with those who see it.
        let before = photo(&p.officer, 61, "photo_before").await;
        step(&p.officer, &h, "hazard", "rectify", json!({ "evidence": [before] })).await;
        let file = before["file"].as_str().expect("a file");
        p.stranger.get(&format!("/files/{file}")).await.refused(404, "NOT_FOUND");
        p.stranger.get(&format!("/files/{file}/view")).await.refused(404, "NOT_FOUND");
    }
}
