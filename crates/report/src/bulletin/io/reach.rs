//! The region of a bulletin: seen whole by whoever asks.

use ::store::{Tx, params};
use kernel::{Outcome, Refusal, Right};
use web::Ctx;

/// A region subtree.
#[derive(Clone, Debug)]
pub struct Reach {
    pub code: String,
    pub path: String,
    pub name: String,
}

impl Reach {
    /// How many regions stand above it, itself counted.
    pub fn depth(&self) -> usize {
        self.path.split('/').filter(|c| !c.is_empty()).count().clamp(1, 4)
    }
    /// Column that holds its code in every record below it.
    pub fn area(&self) -> String {
        format!("t.area{}", self.depth())
    }
    /// Column of the regions directly below; none below the fourth.
    pub fn below(&self) -> Option<String> {
        (self.depth() < 4).then(|| format!("t.area{}", self.depth() + 1))
    }
    /// Code of the region directly below in which a path lies; empty for what lies at its own level.
    pub fn line<'a>(&self, path: &'a str) -> &'a str {
        path.split('/').filter(|c| !c.is_empty()).nth(self.depth()).unwrap_or_default()
    }
}

/// Every trade of the region: a department that sees one sector makes no bulletin.
pub fn sees(ctx: &Ctx, right: Right, path: &str) -> bool {
    let scope = ctx.scope();
    scope.everything || scope.whole_regions(right).any(|a| a.sectors.is_empty() && path.starts_with(&a.path))
}

/// The region of a code, or the largest that the asker sees whole. What is outside does not exist.
pub async fn reach(ctx: &Ctx, tx: &mut Tx, asked: Option<&str>) -> Outcome<Reach> {
    let row = match asked.map(str::trim).filter(|r| !r.is_empty()) {
        Some(code) => tx.opt("select code, path, name from region where code = $1", params![code]).await?,
        None => {
            let whole = ctx.scope().whole_regions(Right::ReportRead).filter(|a| a.sectors.is_empty());
            let path = whole.map(|a| a.path.clone()).min_by_key(String::len).ok_or_else(|| {
                let say = "通报数据只对能看到整个地区的账号开放；本单位的任务请在“任务”列表查看。";
                Refusal::forbidden("NO_BULLETIN", say)
            })?;
            tx.opt("select code, path, name from region where path = $1", params![path]).await?
        }
    };
    let row = row.ok_or_else(|| Refusal::not_found("地区"))?;
    let reach = Reach { code: row.get("code")?, path: row.get("path")?, name: row.get("name")? };
    // Records carry the codes of four levels (docs/decisions/0002).
    let deep = reach.path.split('/').filter(|c| !c.is_empty()).count() > 4;
    if deep || !sees(ctx, Right::ReportRead, &reach.path) {
        return Err(Refusal::not_found("地区"));
    }
    Ok(reach)
}
