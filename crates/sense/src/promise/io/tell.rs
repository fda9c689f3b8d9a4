//! Who is told of a promise that is lacking, or that the instruments contradict: the enterprise, and from yellow on also
//! whoever supervises it.

use super::store::Filed;
use crate::promise::clock::Stands;
use ::store::Tx;
use kernel::Outcome;
use org::ask::{Notice, Recipient, tell};
use web::Ctx;

/// Tell what is new of a day. Each sentence is told once.
pub async fn found(ctx: &Ctx, tx: &mut Tx, f: &Filed, new: &[String]) -> Outcome<()> {
    for say in new {
        let lacking = f.stands.lacking() && say == f.stands.label();
        let (kind, title, why) = if lacking {
            let why = match f.stands {
                Stands::Remind => "已到承诺时限，请企业主要负责人尽快作出承诺并公告。",
                _ => "当日安全承诺仍未作出，已计入预警。",
            };
            ("promise.missing", format!("{}：{}", f.stands.label(), f.place.site_name), why.to_owned())
        } else {
            ("promise.untrue", format!("承诺与监测不符：{}", f.place.site_name), say.clone())
        };
        let both = !lacking || f.stands != Stands::Remind;
        let to =
            [f.place.unit, f.place.regulator.filter(|_| both)].into_iter().flatten().map(Recipient::Unit).collect();
        let notice = Notice {
            kind: kind.into(),
            key: key(f, say),
            to,
            title,
            text: why,
            link: format!("/promises/{}", f.id),
            concept: "promise".into(),
            about: f.id.0,
            // An untrue promise is a danger now; a late one is a form that is missing.
            urgent: !lacking,
            ..Notice::default()
        };
        tell(ctx, tx, &notice).await?;
    }
    Ok(())
}

/// One key for one sentence of one day; its sum, because a sentence may be longer than a key.
fn key(f: &Filed, say: &str) -> String {
    format!("promise/{}/{:08x}", f.id, crc32fast::hash(say.as_bytes()))
}
