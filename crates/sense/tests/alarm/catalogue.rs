//! The copy of points in the folder of readings says what the database says, and is asked of it as little as possible.

use super::house::{self, House};
use sense::point::Kind;
use sense::point::flow::PointState;
use sense::reading::io::catalogue::{Catalogue, Points};
use std::path::Path;

/// Give the first points a gateway: as many as there are names.
async fn connect(house: &House, gateways: &[&str]) {
    let mut tx = house.app.db.begin().await.unwrap();
    for (n, gateway) in gateways.iter().enumerate() {
        let mut point =
            sense::point::io::store::by_id(&mut tx, house::point_id(n as u128)).await.unwrap().expect("a point");
        point.gateway = (*gateway).into();
        sense::point::io::store::save(&mut tx, &mut point).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// What a fresh start finds: points asked of the database; of the points 0, 1, 2 the high limit, where there is one, and
/// whether gateway `G` or `H` may send them.
async fn found(house: &House, folder: &Path) -> (usize, Vec<(Option<f64>, &'static str)>) {
    let mut catalogue = Catalogue::open(folder).unwrap();
    let Points { rules, roster, kinds } = catalogue.load(&house.app.db).await.unwrap();
    let kind = |slot| Kind::ALL.get(kinds.get(slot) as usize).copied();
    assert_eq!(
        [0, 1, 2, 3].map(kind),
        [Some(Kind::Combustible), Some(Kind::Level), Some(Kind::Temperature), None],
        "of retired points too"
    );
    let of = |n: u32| {
        let code = format!("T-{n}");
        let by = ["G", "H"].into_iter().find(|g| roster.find(g, &code) == Some(n)).unwrap_or("");
        (rules.get(n).h, by)
    };
    (catalogue.asked, (0..3).map(of).collect())
}

#[tokio::test]
async fn a_start_asks_only_for_what_was_touched() {
    for house in house::houses().await {
        let folder = tempfile::tempdir().unwrap();
        connect(&house, &["G", "G", "H"]).await;
        let all = vec![(Some(25.0), "G"), (Some(8.0), "G"), (Some(60.0), "H")];
        assert_eq!(found(&house, folder.path()).await, (3, all.clone()), "{}", house.engine);
        assert_eq!(found(&house, folder.path()).await, (0, all), "{}", house.engine);
        // One has another limit and gateway, one is retired.
        let mut tx = house.app.db.begin().await.unwrap();
        for n in [1, 2] {
            let mut point =
                sense::point::io::store::by_id(&mut tx, house::point_id(n)).await.unwrap().expect("a point");
            match n {
                1 => (point.limits.h, point.gateway) = (Some(7.5), "H".into()),
                _ => point.state = PointState::Retired,
            }
            sense::point::io::store::save(&mut tx, &mut point).await.unwrap();
        }
        tx.commit().await.unwrap();
        let all = vec![(Some(25.0), "G"), (Some(7.5), "H"), (None, "")];
        assert_eq!(found(&house, folder.path()).await, (2, all.clone()), "{}", house.engine);
        assert_eq!(found(&house, folder.path()).await, (0, all), "{}", house.engine);
    }
}

#[tokio::test]
async fn a_damaged_copy_and_one_of_another_database_are_not_believed() {
    for house in house::houses().await {
        let folder = tempfile::tempdir().unwrap();
        connect(&house, &["G"]).await;
        let all = vec![(Some(25.0), "G"), (Some(8.0), ""), (Some(60.0), "")];
        assert_eq!(found(&house, folder.path()).await, (3, all.clone()));
        let copy = folder.path().join("points.anp");
        let good = std::fs::read(&copy).unwrap();
        for at in [0, 5, good.len() / 2, good.len() - 1] {
            let mut bytes = good.clone();
            bytes[at] ^= 0x10;
            std::fs::write(&copy, bytes).unwrap();
            assert_eq!(found(&house, folder.path()).await, (3, all.clone()), "byte {at} on {}", house.engine);
        }
        std::fs::write(&copy, &good[..good.len() - 3]).unwrap();
        assert_eq!(found(&house, folder.path()).await, (3, all.clone()), "torn, {}", house.engine);
        assert_eq!(found(&house, folder.path()).await.0, 0, "and good again");
        // The same number of changes, but another history: the database was restored and went on.
        let mut tx = house.app.db.begin().await.unwrap();
        tx.exec("update point_change set word = word - 1 where number > 0", &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&house, folder.path()).await, (3, all.clone()), "another history, {}", house.engine);
        // A copy that knows more than the database: it was restored from a backup.
        let mut tx = house.app.db.begin().await.unwrap();
        tx.exec("delete from point_change where number > 1", &[]).await.unwrap();
        tx.exec("update point_slots set next = 1 where id = 2", &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&house, folder.path()).await, (3, all), "restored, {}", house.engine);
    }
}
