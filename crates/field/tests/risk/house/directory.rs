//! Who and what is there: regions, units, people with their roles, sites.

use super::{COUNTY, OTHER_COUNTY, PEOPLE, PREFECTURE, UNITS, person, site, unit};
use jiff::civil::date;
use kernel::id::SiteId;
use serde_json::json;
use store::params;
use uuid::Uuid;
use web::App;

pub async fn directory(app: &App) {
    let mut tx = app.db.begin().await.unwrap();
    for (n, (code, name, path)) in
        [("990100", "云岭州", PREFECTURE), ("990121", "云溪县", COUNTY), ("990122", "松泉县", OTHER_COUNTY)]
            .into_iter()
            .enumerate()
    {
        tx.exec(
            "insert into region (id, code, name, kind, parent, path, depth, version) values ($1,$2,$3,'x',null,$4,1,1)",
            params![Uuid::from_u128(0x3000 + n as u128), code, name, path],
        )
        .await
        .unwrap();
    }
    for (short, kind, path) in UNITS {
        tx.exec(
            "insert into unit (id, name, short, kind, region, region_path, initials, level, version) \
             values ($1,$2,$3,$4,$5,$6,'','',1)",
            params![unit(short), format!("{short}（全称）"), short, kind, Uuid::from_u128(0x3000), path],
        )
        .await
        .unwrap();
    }
    for (login, of, role, path, _) in PEOPLE {
        tx.exec(
            "insert into person (id, login, name, initials, unit, region_path, active, version) \
             values ($1,$2,$2,'',$3,$4,$5,1)",
            params![person(login), login, unit(of), path, true],
        )
        .await
        .unwrap();
        tx.exec(
            "insert into grant_held (id, person, role, region_path, sectors, valid_from, valid_to) \
             values ($1,$2,$3,$4,$5,$6,null)",
            params![person(login).0, person(login), role, path, json!([]), date(2020, 1, 1)],
        )
        .await
        .unwrap();
    }
    for (n, owner) in [(1u128, "甲化工"), (2, "乙化工")] {
        insert_site(&mut tx, site(n), owner, COUNTY, "chemical").await;
    }
    tx.commit().await.unwrap();
}

/// The least that the site's table takes.
async fn insert_site(tx: &mut store::Tx, id: SiteId, owner: &str, path: &str, trade: &str) {
    let areas = store::list::areas(path);
    tx.exec(
        "insert into site (id, enterprise, main, name, name_key, initials, region_path, area1, area2, area3, area4, trade, \
         unit, regulator, address, address_key, industry, high_risk, high_risk_why, tags, standard_level, staffing, state, \
         colour, grade_score, grade_of, next_check_key, version) \
         values ($1,$2,$3,$4,$4,'',$5,$6,$7,$8,$9,$10,$11,$12,$13,'','2614',$3,$14,$14,0,$14,'operating','',-1,$14,$15,1)",
        params![
            id,
            id.0,
            true,
            format!("{owner}厂区"),
            path,
            areas[0],
            areas[1],
            areas[2],
            areas[3],
            trade,
            unit(owner),
            unit("云溪县应急局"),
            "园区一路1号",
            json!([]),
            date(9999, 12, 31)
        ],
    )
    .await
    .unwrap();
}
