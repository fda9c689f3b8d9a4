//! From arguments to work, and from refusals to sentences on the terminal.

use super::{Cli, Command, LedgerCommand, PolicyCommand};
use crate::clock::SystemClock;
use crate::config::{Config, LogFormat};
use crate::{demo, serve, wiring};
use kernel::{Clock, Outcome, Refusal};
use std::process::ExitCode;
use std::sync::Arc;
use store::{Db, Files};
use tracing_subscriber::EnvFilter;
use web::App;

/// Run the program; 0 on success, 1 on a refusal (said in Chinese on standard error).
pub fn run(cli: Cli) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(r) => r,
        Err(e) => {
            eprintln!("无法启动运行环境：{e}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(work(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("{}", refusal.say);
            for field in &refusal.fields {
                eprintln!("  {}：{}", field.path, field.say);
            }
            if let Some(internal) = &refusal.internal {
                eprintln!("  （{}：{internal}）", refusal.code);
            }
            ExitCode::FAILURE
        }
    }
}

async fn work(cli: Cli) -> Outcome<()> {
    let mut config = Config::load(cli.config.as_deref(), std::env::vars())?;
    if let Some(database) = cli.database {
        config.database = database;
    }
    match cli.command {
        Command::Serve { listen } => {
            config.listen = listen.unwrap_or(config.listen);
            log(&config);
            let app = open(&config).await?;
            serve::serve(app, &config, |at| tracing::info!("listening on {at}")).await
        }
        Command::Demo { plan, listen, day, bare, pace } => {
            config.listen = listen;
            log(&config);
            demo::run(config, plan, day, bare, pace).await
        }
        Command::Policy(PolicyCommand::Parse { files, format, issued_on, out }) => {
            super::parse::parse(&files, format, issued_on, out.as_deref())
        }
        Command::Db(command) => super::database::run(command, &config).await,
        Command::Gateway { code, name } => super::gateway::run(&open(&config).await?, code, name).await,
        Command::Sense(super::SenseCommand::Simulate(play)) => super::simulate::run(play).await,
        Command::User(command) => super::user::run(command, &open(&config).await?).await,
        Command::Ledger(LedgerCommand::Verify) => {
            let verdict = store::ledger::verify(&open(&config).await?.db).await?;
            println!("已核对 {} 批、{} 条记录。", verdict.seals, verdict.events);
            if verdict.broken.is_empty() {
                println!("台账链完整。");
                return Ok(());
            }
            Err(Refusal::conflict("LEDGER_BROKEN", verdict.broken.join("\n")))
        }
        Command::Generate { out } => super::generate::generate(&out),
    }
}

/// Open database and files, bring the schema up to date.
pub async fn open(config: &Config) -> Outcome<App> {
    let db = Db::open(&config.database).await.map_err(|e| {
        let say = format!("打不开数据库 {}：{e}。请检查路径、权限或连接串。", without_password(&config.database));
        Refusal::invalid("DATABASE", say)
    })?;
    store::migrate(&db, &wiring::migrations(), SystemClock.now()).await?;
    let files = Files::folder(&config.files)?;
    let law = Arc::new(law::Law::shipped());
    let gate = Arc::new(org::session::Gatekeeper);
    let app = wiring::answers(App::new(db, files, Arc::new(SystemClock), law, gate, false));
    let app = app.with_answer(govern::paper::io::file::Press::with_folder(config.fonts.clone()));
    let proxies = config.proxy.addresses()?;
    let secure = config.tls.is_some() || !proxies.is_empty();
    let app = app.with_proxies(proxies);
    Ok(if secure { app.with_secure_cookie() } else { app })
}

/// A connection string as it may be shown.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(start), Some(at)) if at > start => format!("{}…{}", &url[..start + 3], &url[at..]),
        _ => url.to_owned(),
    }
}

fn log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let builder = builder.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    let _ = match config.log.format {
        LogFormat::Json => builder.json().try_init(),
        LogFormat::Text => builder.with_target(false).try_init(),
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(super::without_password("postgres://a:secret@host/db"), "postgres://…@host/db");
        assert_eq!(super::without_password("anlan.db"), "anlan.db");
    }
}
