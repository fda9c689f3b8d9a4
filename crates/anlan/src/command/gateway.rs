//! `anlan gateway`: a token for a sender of readings.

use kernel::Outcome;
use sense::reading::io::gateway::{GatewayForm, put};
use web::App;

/// Register it, or give it another token, and print that.
///
/// # Errors
/// The code or the name is not acceptable.
pub async fn run(app: &App, code: String, name: String) -> Outcome<()> {
    let token = put(&app.db, &GatewayForm { code, name }, app.clock.now()).await?;
    println!("网关 {} 的令牌（只显示这一次，请妥善保存；正在运行的服务一分钟内认得它）：", token.code);
    println!("{}", token.token);
    Ok(())
}
