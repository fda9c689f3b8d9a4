//! Verbs on templates and organs' words.

use crate::paper::model::Organ;
use crate::paper::template::Template;
use ::store::{Tx, params};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{PaperId, UnitId};
use kernel::{Outcome, Refusal};
use serde_json::json;
use web::Ctx;

/// Keep a new version of a template, in force from a day on.
pub async fn new_version(ctx: &Ctx, tx: &mut Tx, t: &Template, from: Date) -> Outcome<()> {
    let sql = "select cast(coalesce(max(version), 0) as bigint) as last from paper_template where code = $1";
    let last: i64 = tx.one(sql, params![&t.code]).await?.get("last")?;
    tx.exec(
        "insert into paper_template (code, version, name, form, suffix, head, seal, body, valid_from, by_person, by_name, at) \
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)",
        params![
            &t.code,
            last + 1,
            &t.name,
            t.form.code(),
            &t.suffix,
            &t.head,
            t.seal,
            &t.body,
            from,
            ctx.actor().person,
            &ctx.actor().name,
            ctx.now()
        ],
    )
    .await?;
    let after = json!({ "code": t.code, "version": last + 1, "valid_from": from, "body": t.body, "name": t.name });
    // Templates have no identifier of their own; each version's event has one.
    ctx.record(tx, &Event::new(ctx.id::<PaperId>(), "template", "修改公文模板"), &after).await?;
    Ok(())
}

/// Set an organ's word and head.
pub async fn set(ctx: &Ctx, tx: &mut Tx, organ: &Organ) -> Outcome<()> {
    let chars = organ.word.chars().count();
    if !(2..=8).contains(&chars) || organ.word.contains(['〔', '〕', '[', ']', ' ']) {
        let say = "机关代字应为 2—8 个字，不带年份和括号，如“云安办”。";
        return Err(Refusal::invalid("BAD_WORD", say).at("word", "请改正"));
    }
    if organ.mark.as_ref().is_some_and(|m| m.chars().count() > 26) {
        return Err(Refusal::invalid("BAD_WORD", "发文机关标志不超过 26 字，否则一行排不下。").at("mark", "过长"));
    }
    // A word is one organ's: two with the same word would print the same number twice.
    let taken =
        tx.opt("select unit from paper_word where word = $1 and unit <> $2", params![&organ.word, organ.unit]).await?;
    if taken.is_some() {
        let say = format!("机关代字“{}”已由另一个单位使用，两个单位会出现相同的文号；请另取。", organ.word);
        return Err(Refusal::conflict("WORD_TAKEN", say).at("word", "已被使用"));
    }
    tx.exec(
        "insert into paper_word (unit, word, mark, version) values ($1, $2, $3, 1) \
         on conflict (unit) do update set word = excluded.word, mark = excluded.mark, version = paper_word.version + 1",
        params![organ.unit, &organ.word, organ.mark.clone()],
    )
    .await?;
    ctx.record(tx, &Event::new::<UnitId>(organ.unit, "paper_word", "设置机关代字"), organ).await?;
    Ok(())
}
