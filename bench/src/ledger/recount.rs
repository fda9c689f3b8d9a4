//! The counters of copied hazards by the words of their page (docs/concept/hazard.md), in SQL of our own; the program's
//! `checkup` then compares them with its own recount.

use crate::copying::Copying;

/// Throw the totals of hazards away and count all anew.
///
/// # Errors
/// The engine's.
pub async fn run(c: &Copying<'_>) -> Result<(), String> {
    println!("  counting");
    let month = |at: &str| match c.lite {
        true => format!("cast(strftime('%Y%m', {at} / 1000000 + 28800, 'unixepoch') as integer)"),
        false => format!("cast(to_char({at} at time zone 'Asia/Shanghai', 'YYYYMM') as bigint)"),
    };
    let day = |at: &str| match c.lite {
        true => format!("date({at} / 1000000 + 28800, 'unixepoch')"),
        false => format!("({at} at time zone 'Asia/Shanghai')::date"),
    };
    let month_of_day = match c.lite {
        true => "cast(substr(x.due, 1, 4) || substr(x.due, 6, 2) as integer)",
        false => "cast(to_char(x.due, 'YYYYMM') as bigint)",
    };
    let kept = format!("(x.due is null or {} <= x.due)", day("x.closed_at"));
    let done = "x.state = 'closed' and x.closed_at is not null";
    let all = [
        ("hazard", "x.state".to_owned(), month("x.found_at"), "1 = 1".to_owned()),
        (
            "hazard_closed",
            format!("case when {kept} then 'on_time' else 'late' end"),
            month("x.closed_at"),
            done.to_owned(),
        ),
        (
            "hazard_due",
            format!("case when not ({done}) then 'open' when {kept} then 'on_time' else 'late' end"),
            month_of_day.to_owned(),
            "x.due is not null and x.state not in ('void', 'merged')".to_owned(),
        ),
        ("hazard_overdue", "x.state".to_owned(), month("x.found_at"), "x.overdue and x.open".to_owned()),
    ];
    let (id, no) = if c.lite { ("randomblob(16)", "0") } else { ("gen_random_uuid()", "false") };
    let mut tx = c.db.begin().await.map_err(|e| e.to_string())?;
    tx.exec("delete from counter_delta", &[]).await.map_err(|e| e.to_string())?;
    for (counter, state, month, only) in all {
        for table in ["counter", "counter_whole", "counter_month"] {
            let sql = format!("delete from {table} where concept = $1");
            tx.exec(&sql, &[counter.into()]).await.map_err(|e| e.to_string())?;
        }
        let sql = format!(
            "insert into counter_delta (id, concept, area1, area2, area3, area4, trade, state, grade, month, n, folding)
             select {id}, '{counter}', area1, area2, area3, area4, trade, how, grade, month, n, {no} from (
               select x.area1, x.area2, x.area3, x.area4, x.trade, {state} as how, coalesce(x.grade, '') as grade,
                      {month} as month, count(*) as n
               from hazard x where {only} group by 1, 2, 3, 4, 5, 6, 7, 8) sums"
        );
        tx.exec(&sql, &[]).await.map_err(|e| format!("{e}\n{sql}"))?;
    }
    tx.commit().await.map_err(|e| e.to_string())
}
