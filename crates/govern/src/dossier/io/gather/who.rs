//! Person, posts and units with the names that they had.

use super::Used;
use crate::dossier::io::store::Held;
use crate::dossier::model::{HeldPost, UnitThen};
use crate::dossier::rules::Frame;
use ::store::Tx;
use ::store::known;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{PersonId, PostId, UnitId};
use org::person::Post;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// As much of the after-images as is told; login and the like are left where they are.
#[derive(Deserialize)]
struct PersonThen {
    name: String,
}

#[derive(Clone, Deserialize)]
struct UnitImage {
    name: String,
    short: String,
    kind: String,
    region_path: String,
}

/// Who it is about, as known then.
pub struct Who {
    pub person: PersonId,
    pub name: String,
    /// Posts that touch the period, the oldest first.
    pub posts: Vec<HeldPost>,
    units: BTreeMap<UnitId, UnitImage>,
}

impl Who {
    /// The own units and those of the portfolios, each once.
    pub fn units(&self) -> Vec<UnitId> {
        let all = self.posts.iter().flat_map(|p| p.portfolio.iter().map(|u| u.id).chain([p.unit.id]));
        all.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Units in which posts were held.
    pub fn own(&self) -> BTreeSet<UnitId> {
        self.posts.iter().map(|p| p.unit.id).collect()
    }

    /// Regions for the whole of which a post answers.
    pub fn regions(&self) -> Vec<String> {
        let whole = self.posts.iter().filter(|p| p.whole_region);
        whole
            .filter_map(|p| self.units.get(&p.unit.id))
            .map(|u| u.region_path.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// First and last day of a post.
    pub fn term(&self, post: PostId) -> Option<(Date, Option<Date>)> {
        self.posts.iter().find(|p| p.id == post).map(|p| (p.from, p.to))
    }

    /// In office on a day.
    pub fn held(&self, on: Date) -> bool {
        self.posts.iter().any(|p| p.from <= on && p.to.is_none_or(|to| on <= to))
    }

    /// How the person and the own units were called: what the object of a talk may say.
    pub fn called(&self) -> BTreeSet<String> {
        let mut out: BTreeSet<String> = [self.name.clone()].into();
        for unit in self.own() {
            if let Some(u) = self.units.get(&unit) {
                out.extend([u.name.clone(), u.short.clone()]);
            }
        }
        out
    }
}

/// Heads of party committees and governments who have no portfolio answer for everything in their region.
const WHOLE: &[&str] = &["party_committee", "government"];

/// Read person, posts and units as they were known.
pub async fn who(tx: &mut Tx, person: PersonId, posts: &[Held], frame: &Frame, used: &mut Used) -> Outcome<Who> {
    let ids: Vec<Uuid> = posts.iter().map(|h| h.post.id.0).collect();
    let mut then: Vec<Post> = Vec::new();
    for (_, known) in known::images(tx, "post", &ids, frame.at).await? {
        let post: Post = known.image()?;
        if post.valid_from <= frame.to && post.valid_to.is_none_or(|to| frame.from <= to) {
            used.keep(&known);
            then.push(post);
        }
    }
    then.sort_by_key(|p| (p.valid_from, p.id));
    let named: BTreeSet<Uuid> = then.iter().flat_map(|p| p.portfolio.iter().chain([&p.unit])).map(|u| u.0).collect();
    let units = units(tx, named.into_iter().map(UnitId).collect(), frame).await?;
    let unit = |id: UnitId| UnitThen {
        id,
        name: units.get(&id).map_or_else(|| "（当时未登记）".into(), |u| u.name.clone()),
    };
    let whole = |p: &Post| {
        let kind = units.get(&p.unit).map(|u| u.kind.as_str()).unwrap_or_default();
        p.portfolio.is_empty() && WHOLE.contains(&kind)
    };
    let held = then
        .iter()
        .map(|p| HeldPost {
            id: p.id,
            unit: unit(p.unit),
            title: p.title.clone(),
            from: p.valid_from,
            to: p.valid_to,
            portfolio: p.portfolio.iter().map(|u| unit(*u)).collect(),
            whole_region: whole(p),
        })
        .collect();
    let image = known::images(tx, "person", &[person.0], frame.at).await?.remove(&person.0);
    let name = match image {
        Some(known) => {
            used.keep(&known);
            known.image::<PersonThen>()?.name
        }
        None => "（当时未登记）".into(),
    };
    Ok(Who { person, name, posts: held, units })
}

/// Units with the names that they had.
async fn units(tx: &mut Tx, ids: Vec<UnitId>, frame: &Frame) -> Outcome<BTreeMap<UnitId, UnitImage>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|u| u.0).collect();
    let images = known::images(tx, "unit", &ids, frame.at).await?;
    images.into_iter().map(|(id, known)| Ok((UnitId(id), known.image()?))).collect()
}

/// Names that units had, for those that are named beside the posts.
pub async fn names(tx: &mut Tx, ids: Vec<UnitId>, frame: &Frame) -> Outcome<BTreeMap<UnitId, String>> {
    Ok(units(tx, ids, frame).await?.into_iter().map(|(id, u)| (id, u.name)).collect())
}
