//! Who is told of what happened to a task.

use crate::task::model::Task;
use ::store::Tx;
use kernel::Outcome;
use org::ask::{Notice, Recipient, tell};
use web::Ctx;

/// The unit is told that its report came back, and why. Each return is told once.
pub async fn returned(ctx: &Ctx, tx: &mut Tx, task: &Task, why: Option<&str>) -> Outcome<()> {
    let cut = |text: &str, most: usize| {
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(most).collect::<String>()
    };
    let why = why.map(|w| cut(w, 1000)).filter(|w| !w.trim().is_empty());
    let notice = Notice {
        kind: "task.return".into(),
        key: format!("task/{}/return/{}", task.id, task.version),
        to: vec![Recipient::Unit(task.unit)],
        title: format!("任务被退回：{}", cut(&task.title, 100)),
        text: why.map(|w| format!("退回原因：{w}")).unwrap_or_default(),
        link: format!("/tasks/{}", task.id),
        concept: "task".into(),
        about: task.id.0,
        ..Notice::default()
    };
    tell(ctx, tx, &notice).await.map(|_| ())
}
