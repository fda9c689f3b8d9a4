use super::chart::{By, Spot, chart};
use jiff::civil::date;
use kernel::light::Colour;
use uuid::Uuid;

fn spot(n: u128, measure: u128, unit: u128, colour: Colour, due: Option<jiff::civil::Date>) -> Spot {
    Spot {
        task: Uuid::from_u128(n),
        measure: Uuid::from_u128(measure),
        seq: measure as i64,
        label: Some(format!("{measure}.")),
        name: format!("措施{measure}"),
        action: if measure < 3 { "（一）甲行动".into() } else { "（二）乙行动".into() },
        unit: Uuid::from_u128(unit),
        unit_short: format!("单位{unit}"),
        above: Vec::new(),
        region_path: if unit < 10 { "/990100/".into() } else { "/990100/990121/".into() },
        region_name: if unit < 10 { "云岭州".into() } else { "云溪县".into() },
        due,
        colour,
    }
}

fn spots() -> Vec<Spot> {
    let end = Some(date(2024, 12, 31));
    vec![
        spot(1, 1, 1, Colour::Green, end),
        spot(2, 1, 10, Colour::Red, Some(date(2024, 11, 4))),
        spot(3, 2, 1, Colour::Yellow, end),
        spot(4, 3, 1, Colour::Done, Some(date(2024, 6, 30))),
        spot(5, 3, 10, Colour::Green, None),
        spot(6, 3, 10, Colour::Red, Some(date(2024, 11, 10))),
    ]
}

#[test]
fn every_task_is_in_the_denominator_once() {
    for by in [By::Unit, By::Region, By::Quarter, By::Action] {
        let c = chart("图".into(), Uuid::nil(), &spots(), by, date(2024, 11, 20));
        assert_eq!(c.counts.total, 6);
        assert_eq!((c.counts.red, c.counts.yellow, c.counts.green, c.counts.done), (2, 1, 2, 1));
        let in_cells: u64 = c.groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.cells).map(|x| x.count).sum();
        assert_eq!(in_cells, 6, "nothing turns green by being left out");
    }
}

#[test]
fn a_cell_shows_its_worst_task_and_its_days() {
    let c = chart("图".into(), Uuid::nil(), &spots(), By::Unit, date(2024, 11, 20));
    assert_eq!(c.columns.iter().map(|c| c.label.as_str()).collect::<Vec<_>>(), ["单位1", "单位10"]);
    assert_eq!(c.groups.iter().map(|g| g.rows.len()).collect::<Vec<_>>(), [2, 1]);
    let cell = &c.groups[1].rows[0].cells.iter().find(|x| x.count == 2).unwrap();
    assert_eq!((cell.color.as_str(), cell.days, cell.task), ("red", Some(10), Uuid::from_u128(6)));
    let done = &c.groups[1].rows[0].cells.iter().find(|x| x.color == "done").unwrap();
    assert_eq!(done.days, None, "closed work is not overdue");
}

#[test]
fn quarters_and_actions_are_columns_and_rows_of_their_own() {
    let c = chart("图".into(), Uuid::nil(), &spots(), By::Quarter, date(2024, 11, 20));
    assert_eq!(c.columns.iter().map(|c| c.label.as_str()).collect::<Vec<_>>(), ["2024年2季度", "2024年4季度", "长期"]);
    let c = chart("图".into(), Uuid::nil(), &spots(), By::Action, date(2024, 11, 20));
    assert_eq!(c.groups[0].rows.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["（一）甲行动", "（二）乙行动"]);
    assert!(By::parse("colour").is_none());
}

#[test]
fn columns_follow_the_directory_and_stand_under_their_superiors() {
    let end = Some(date(2024, 12, 31));
    let party = (Uuid::from_u128(1), "州委".to_owned());
    let state = (Uuid::from_u128(2), "州政府".to_owned());
    let committee = (Uuid::from_u128(3), "州安委会".to_owned());
    let under = |n: u128, above: &[(Uuid, String)]| Spot { above: above.to_vec(), ..spot(n, 1, n, Colour::Green, end) };
    let spots = vec![
        under(9, &[]),
        under(8, std::slice::from_ref(&party)),
        under(7, std::slice::from_ref(&state)),
        under(6, &[state.clone(), committee]),
        under(5, &[party]),
        under(2, &[]),
        under(12, &[]),
    ];
    let c = chart("图".into(), Uuid::nil(), &spots, By::Unit, date(2024, 11, 20));
    let seen: Vec<_> = c.columns.iter().map(|c| (c.group.as_deref().unwrap_or_default(), c.label.as_str())).collect();
    let expected = [
        ("州委", "单位5"),
        ("州委", "单位8"),
        ("州政府", "单位2"),
        ("州政府", "单位6"),
        ("州政府", "单位7"),
        ("云岭州", "单位9"),
        ("云溪县", "单位12"),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_measure_without_a_heading_is_not_put_under_its_neighbours() {
    let mut all = spots();
    all[3].action = String::new();
    let c = chart("图".into(), Uuid::nil(), &all, By::Unit, date(2024, 11, 20));
    assert_eq!(c.groups[1].label, "（不在标题下的条目）");
    assert_eq!(c.groups[1].rows.len(), 1);
}
