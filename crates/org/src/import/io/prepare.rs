//! What rows are checked against.

use crate::import::Kind;
use crate::import::model::{Known, Line};
use crate::{enterprise, person, role};
use ::store::Tx;
use kernel::id::PersonId;
use kernel::{Outcome, Right};
use web::Ctx;

/// Which right writing a kind needs.
pub fn right(kind: Kind) -> Right {
    if kind == Kind::Persons { Right::PeopleWrite } else { Right::DirectoryWrite }
}

/// Look up what the rows mention.
pub async fn known(ctx: &Ctx, tx: &mut Tx, kind: Kind, lines: &[Line]) -> Outcome<Known> {
    let areas = ctx.scope().areas.iter().filter(|a| a.right == right(kind));
    let mut known = Known {
        may_write: areas.map(|a| a.path.clone()).collect(),
        everything: ctx.scope().everything,
        ..Known::default()
    };
    match kind {
        Kind::Persons => {
            for line in lines {
                let login = line.text("账号").to_lowercase();
                if let Some(found) = person::io::store::by_login(tx, &login).await? {
                    known.people.insert(login, found);
                }
            }
            let ids: Vec<PersonId> = known.people.values().map(|p| p.id).collect();
            for some in ids.chunks(500) {
                known.posts.extend(person::io::store::posts(tx, some).await?);
                known.grants.extend(role::io::store::of(tx, some).await?);
            }
        }
        Kind::Enterprises => {
            let mut seen = std::collections::HashSet::new();
            for line in lines {
                let code: String = line.text("统一社会信用代码").split_whitespace().collect::<String>().to_uppercase();
                let found = if code.is_empty() {
                    enterprise::io::store::without_code(tx, line.text("企业名称")).await?
                } else {
                    enterprise::io::store::by_uscc(tx, &code).await?.into_iter().collect()
                };
                known.enterprises.extend(found.into_iter().filter(|x| seen.insert(x.id)));
            }
        }
        Kind::Units | Kind::Rosters => {}
    }
    Ok(known)
}
