//! Generated pages and types: what the repository commits and the check compares.

use crate::clock::MovableClock;
use crate::wiring;
use kernel::{Flow, Outcome, Refusal};
use std::path::Path;
use std::sync::Arc;
use web::{App, Needs};

/// Write openapi.json, routes.txt, rights.txt, flows.md and flows.ts.
pub fn generate(out: &Path) -> Outcome<()> {
    let runtime = tokio::runtime::Handle::current();
    let app = tokio::task::block_in_place(|| runtime.block_on(scratch()))?;
    let openapi = crate::serve::openapi(&app).to_pretty_json().map_err(Refusal::internal)?;
    write(out, "openapi.json", &(openapi + "\n"))?;
    write(out, "routes.txt", &routes())?;
    write(out, "rights.txt", &rights())?;
    write(out, "flows.md", &flows(true))?;
    write(out, "flows.ts", &flows(false))
}

async fn scratch() -> Outcome<App> {
    let db = store::Db::open("sqlite::memory:").await?;
    let files = store::Files::folder(&std::env::temp_dir().join("anlan-generate"))?;
    let clock = Arc::new(MovableClock::at(jiff::Timestamp::UNIX_EPOCH));
    Ok(App::new(db, files, clock, Arc::new(law::Law::shipped()), Arc::new(org::session::Gatekeeper), true))
}

fn write(out: &Path, name: &str, text: &str) -> Outcome<()> {
    std::fs::create_dir_all(out)
        .and_then(|()| std::fs::write(out.join(name), text))
        .map_err(|e| Refusal::invalid("OUT", format!("写不了 {}：{e}。", out.join(name).display())))
}

/// Every route with its right, sorted by path.
pub fn routes() -> String {
    let mut routes = wiring::routes().routes;
    routes.sort_by_key(|r| (r.path, r.method));
    let mut text = String::from("# 全部接口与所需权限（由程序生成）\n");
    for r in routes {
        let needs = match r.needs {
            Needs::Right(right) => format!("{} {}", right.code(), right.label()),
            Needs::Anyone => "任何人（限速）".into(),
            Needs::Gateway => "持令牌的网关".into(),
        };
        text += &format!("{:6} {:44} {needs}\n", r.method, r.path);
    }
    text
}

/// Role × route.
pub fn rights() -> String {
    let mut routes = wiring::routes().routes;
    routes.sort_by_key(|r| (r.path, r.method));
    let mut text = String::from("# 角色 × 接口（由程序生成；须与 content/rights.csv 一致）\nmethod,path");
    for role in org::role::ROLES {
        text += &format!(",{}", role.code);
    }
    text += "\n";
    for r in routes {
        text += &format!("{},{}", r.method, r.path);
        for role in org::role::ROLES {
            let may = crate::system::allowed(r.needs, role);
            text += if may { ",X" } else { "," };
        }
        text += "\n";
    }
    text
}

fn flows(markdown: bool) -> String {
    let head = if markdown {
        "# 状态图（由程序生成）\n\n"
    } else {
        "// Generated from the flows of the server; do not edit.\n\n"
    };
    let mut text = head.to_owned();
    fn one<F: Flow>(markdown: bool) -> String {
        match markdown {
            true => format!(
                "## {} `{}`\n\n```mermaid\n{}```\n\n```text\n{}```\n\n",
                F::TITLE,
                F::NAME,
                F::mermaid(),
                F::matrix()
            ),
            false => F::typescript() + "\n",
        }
    }
    text += &one::<field::risk::flow::RiskFlow>(markdown);
    text += &one::<govern::meeting::flow::MeetingFlow>(markdown);
    text += &one::<govern::paper::flow::PaperFlow>(markdown);
    text += &one::<govern::policy::flow::PolicyFlow>(markdown);
    text += &one::<govern::record::flow::RecordFlow>(markdown);
    text += &one::<ready::accident::flow::AccidentFlow>(markdown);
    text += &one::<govern::supervise::flow::SuperviseFlow>(markdown);
    text += &one::<govern::supervise::flow::TermFlow>(markdown);
    text += &one::<govern::tour::flow::TourFlow>(markdown);
    text += &one::<govern::tour::flow::VisitFlow>(markdown);
    text += &one::<govern::tour::flow::FindingFlow>(markdown);
    text += &one::<govern::task::flow::WorkFlow>(markdown);
    text += &one::<govern::task::flow::ExtensionFlow>(markdown);
    text += &one::<govern::task::flow::DisputeFlow>(markdown);
    text += &one::<govern::task::flow::PauseFlow>(markdown);
    text += &one::<field::site::flow::SiteFlow>(markdown);
    text += &one::<field::hazard::flow::HazardFlow>(markdown);
    text += &one::<field::hazard::flow::DualFlow>(markdown);
    text += &one::<field::hazard::flow::DelayFlow>(markdown);
    text += &one::<field::hazard::flow::ListingFlow>(markdown);
    text += &one::<field::hazard::flow::StopFlow>(markdown);
    text += &one::<field::permit::flow::PermitFlow>(markdown);
    text += &one::<sense::point::flow::PointFlow>(markdown);
    text += &one::<sense::point::flow::RuleFlow>(markdown);
    text += &one::<sense::alarm::flow::SignalFlow>(markdown);
    text += &one::<sense::alarm::flow::HandlingFlow>(markdown);
    text += &one::<sense::alarm::flow::ShelvingFlow>(markdown);
    text += &one::<sense::shift::flow::ShiftFlow>(markdown);
    text += &one::<sense::doubt::flow::DoubtFlow>(markdown);
    text += &one::<sense::doubt::power::flow::PowerFlow>(markdown);
    text += &one::<sense::warning::flow::WarningFlow>(markdown);
    text += &one::<sense::warning::flow::AreaFlow>(markdown);
    text += &one::<sense::receiver::flow::ReceiverFlow>(markdown);
    text += &one::<notify::channel::flow::ChannelFlow>(markdown);
    text
}
