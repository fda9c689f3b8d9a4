//! `content/rights.csv`, written by hand from the handbook, against what the server enforces. Neither is made from the
//! other: a difference is a mistake in one of them.

use std::collections::BTreeMap;

const BY_HAND: &str = include_str!("../../../content/rights.csv");

/// (method, path) → for each role whether it may.
type Matrix = BTreeMap<(String, String), Vec<bool>>;

fn by_hand() -> (Vec<String>, Matrix) {
    let mut lines = BY_HAND.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    let roles = lines.next().unwrap().split(',').skip(2).map(str::to_owned).collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        ((cells[0].to_owned(), cells[1].to_owned()), cells[2..].iter().map(|c| *c == "X").collect())
    };
    (roles, lines.map(row).collect())
}

#[test]
fn every_route_and_role_agrees_with_the_table_written_by_hand() {
    let (roles, hand) = by_hand();
    let known: Vec<String> = org::role::ROLES.iter().map(|r| r.code.to_owned()).collect();
    assert_eq!(roles, known, "columns of rights.csv");
    let mut wrong = Vec::new();
    let mut seen = Vec::new();
    for route in anlan::wiring::routes().routes {
        let key = (route.method.to_owned(), route.path.to_owned());
        match hand.get(&key) {
            None => wrong.push(format!("{} {} stands in the program only", route.method, route.path)),
            Some(cells) => {
                for (role, by_hand) in org::role::ROLES.iter().zip(cells) {
                    let enforced = anlan::system::allowed(route.needs, role);
                    if enforced != *by_hand {
                        wrong.push(format!(
                            "{} {} {}: by hand {by_hand}, enforced {enforced}",
                            route.method, route.path, role.label
                        ));
                    }
                }
            }
        }
        seen.push(key);
    }
    wrong.extend(hand.keys().filter(|k| !seen.contains(k)).map(|(m, p)| format!("{m} {p} stands in rights.csv only")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
