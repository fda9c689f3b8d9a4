//! `anlan user …`: the first administrator, and help for those who are locked out.

use super::UserCommand;
use ::store::Tx;
use kernel::id::{PersonId, UnitId};
use kernel::{Outcome, Refusal};
use org::person::io::act::{NewGrant, PersonForm};
use org::region::io::act::NewRegion;
use org::unit::io::act::UnitForm;
use std::io::{BufRead, IsTerminal, Write};
use web::{App, Ctx};

pub async fn run(command: UserCommand, app: &App) -> Outcome<()> {
    let ctx = Ctx::system(app.clone());
    match command {
        UserCommand::Add { login, name, role, region, region_name, unit } => {
            let password = password()?;
            // Before anything is written: an account without a password would be half an account.
            org::person::password_ok(&password, &login)?;
            let mut tx = ctx.begin().await?;
            let region = place(&ctx, &mut tx, &region, region_name).await?;
            let unit = workplace(&ctx, &mut tx, &region, &unit).await?;
            let form =
                PersonForm { login: login.clone(), name: name.clone(), unit: Some(unit), ..PersonForm::default() };
            let person = org::person::io::act::add(&ctx, &mut tx, &form).await?;
            let grant = NewGrant { role: role.clone(), region: region.clone(), ..NewGrant::default() };
            org::person::io::act::grant(&ctx, &mut tx, person.id, &grant).await?;
            tx.commit().await?;
            org::person::io::act::reset_password(&ctx, person.id, Some(password)).await?;
            println!("已新建用户 {login}（{name}，角色 {role}，地区 {region}）。");
        }
        UserCommand::Password { login } => {
            let id = find(&ctx, &login).await?;
            org::person::io::act::reset_password(&ctx, id, Some(password()?)).await?;
            println!("已重设 {login} 的密码，原有登录全部失效。");
        }
        UserCommand::Unlock { login } => {
            let id = find(&ctx, &login).await?;
            org::person::io::act::unlock(&ctx, id).await?;
            println!("已解除 {login} 的锁定。");
        }
    }
    app.db.close().await;
    Ok(())
}

async fn find(ctx: &Ctx, login: &str) -> Outcome<PersonId> {
    let mut tx = ctx.read().await?;
    let person = org::person::io::store::by_login(&mut tx, login).await?;
    person.map(|p| p.id).ok_or_else(|| Refusal::invalid("NO_LOGIN", format!("没有账号“{login}”，请核对拼写。")))
}

/// Code of a region that exists; the root of an empty directory is made here, for the very first user.
async fn place(ctx: &Ctx, tx: &mut Tx, code: &str, name: Option<String>) -> Outcome<String> {
    if org::region::io::store::by_word(tx, code).await?.is_some() {
        return Ok(code.to_owned());
    }
    let empty = org::region::io::store::all(tx).await?.is_empty();
    let Some(name) = name.filter(|_| empty) else {
        let say = format!(
            "没有地区“{code}”。首次安装请同时用 --region-name 给出名称，例如 --region 990100 --region-name 云岭州。"
        );
        return Err(Refusal::invalid("NO_REGION", say));
    };
    let kind = if code.ends_with("0000") {
        "province"
    } else if code.ends_with("00") {
        "prefecture"
    } else {
        "county"
    };
    let new = NewRegion { code: code.to_owned(), name, kind: kind.into(), parent: None };
    Ok(org::region::io::act::add(ctx, tx, new).await?.code)
}

/// The unit by its name, made if it is missing.
async fn workplace(ctx: &Ctx, tx: &mut Tx, region: &str, name: &str) -> Outcome<UnitId> {
    if let Some(unit) = org::unit::io::store::by_name(tx, name).await?.into_iter().next() {
        return Ok(unit.id);
    }
    let form = UnitForm {
        name: name.to_owned(),
        kind: "safety_committee_office".into(),
        region: region.to_owned(),
        ..UnitForm::default()
    };
    Ok(org::unit::io::act::add(ctx, tx, &form).await?.id)
}

/// From `ANLAN_PASSWORD`, or one line of standard input; never from the arguments, which others on the machine can read.
fn password() -> Outcome<String> {
    if let Ok(p) = std::env::var("ANLAN_PASSWORD") {
        return Ok(p);
    }
    if std::io::stdin().is_terminal() {
        eprint!("密码（输入会显示，请确认旁边没有别人）：");
        let _ = std::io::stderr().flush();
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(Refusal::internal)?;
    match line.trim_end_matches(['\r', '\n']) {
        "" => Err(Refusal::invalid("PASSWORD", "没有读到密码：请设置环境变量 ANLAN_PASSWORD，或从标准输入提供一行。")),
        p => Ok(p.to_owned()),
    }
}
