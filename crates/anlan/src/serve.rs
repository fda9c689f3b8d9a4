//! The server: router, TLS, background ticks, graceful stop.

use crate::config::Config;
use crate::{metrics, page, wiring};
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::{Outcome, Refusal};
use std::net::SocketAddr;
use std::time::Duration;
use store::Look;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder};
use web::{App, Ctx};

/// Largest request body, for uploads; JSON bodies have a smaller limit of their own.
const LARGEST_BODY: usize = 110 << 20;

/// Description at the head of /openapi.json.
fn head() -> OpenApi {
    let info = InfoBuilder::new()
        .title("安澜 Anlan")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("安全生产治理平台接口。会话用 cookie；所有写操作须带请求头 X-Anlan: 1；错误为 application/problem+json，detail 可直接显示。"));
    OpenApiBuilder::new().info(info.build()).build()
}

/// The OpenAPI document as a value.
pub fn openapi(app: &App) -> OpenApi {
    wiring::routes().build(app, head()).1
}

/// Everything that answers HTTP.
pub fn router(app: App) -> Router {
    let _ = metrics::handle();
    let (api, document) = wiring::routes().build(&app, head());
    let json: bytes::Bytes = serde_json::to_vec(&document).unwrap_or_default().into();
    let openapi = move || {
        let json = json.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], json) }
    };
    let mut router = api
        .route("/openapi.json", get(openapi))
        .route("/metrics", get(render_metrics))
        .route("/api/{*rest}", axum::routing::any(no_such_route))
        .fallback(page::page)
        .layer(axum::middleware::from_fn(metrics::observe))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            web::Problem::from(Refusal::internal("panic in a handler")).into_response()
        }));
    for (name, value) in page::SECURITY_HEADERS {
        router = router.layer(SetResponseHeaderLayer::if_not_present(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        ));
    }
    router.with_state(app)
}

async fn render_metrics(State(_): State<App>) -> String {
    metrics::handle().map(|h| h.render()).unwrap_or_default()
}

async fn no_such_route() -> web::Problem {
    Refusal::new(kernel::Kind::NotFound, "NO_SUCH_ROUTE", "没有这个接口，请对照接口文档检查网址和方法。").into()
}

/// The clock's work every minute, until the server stops.
pub fn spawn_ticks(app: App) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(Duration::from_secs(60));
        loop {
            every.tick().await;
            if let Err(refusal) = wiring::tick(&Ctx::system(app.clone())).await {
                tracing::error!(%refusal, "tick failed");
            }
        }
    })
}

/// Puts what was just reported into all indexes, soon after, or after a burst; until the server stops. Work that grows with
/// the reports, so it does not wait for the clock's minute.
fn spawn_settling(app: App) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(Duration::from_secs(2));
        every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut pace = field::hazard::io::store::Pace::default();
        loop {
            every.tick().await;
            if let Err(refusal) = pace.turn(&app.db).await {
                tracing::error!(%refusal, "settling failed");
            }
        }
    })
}

/// Hours after midnight at which all tables are looked at for SQLite's planner.
const LOOKED_AT: i64 = 3;

/// Tells SQLite's planner of tables that have grown (an import), and at night of all; until the server stops.
fn spawn_looking(app: App) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        let night = || kernel::day_of(Ctx::system(app.clone()).now() - jiff::SignedDuration::from_hours(LOOKED_AT));
        let mut last = night();
        let mut every = tokio::time::interval(Duration::from_secs(5 * 60));
        // The first is at once, and was done before anybody could ask.
        every.tick().await;
        loop {
            every.tick().await;
            let which = if night() == last { Look::Grown } else { Look::All };
            last = night();
            if let Err(refusal) = app.db.look(which).await {
                tracing::error!(%refusal, "looking at the tables failed");
            }
        }
    })
}

/// Serve until SIGINT or SIGTERM; requests under way get ten seconds to finish.
pub async fn serve(app: App, config: &Config, ready: impl FnOnce(SocketAddr)) -> Outcome<()> {
    let _alone = crate::alone::hold(&config.database)?;
    let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let handle = axum_server::Handle::new();
    // Read before listening: nobody is told that a server is ready which cannot answer.
    let tls = match &config.tls {
        Some(tls) => Some(certificate(tls).await?),
        None => None,
    };
    tokio::spawn(stop_on_signal(handle.clone()));
    let listener =
        std::net::TcpListener::bind(config.listen).and_then(|l| l.set_nonblocking(true).map(|()| l)).map_err(|e| {
            let say =
                format!("无法监听 {}：{e}。可能已有程序占用这个端口，请换一个（--listen）或先停掉它。", config.listen);
            Refusal::invalid("LISTEN", say)
        })?;
    app.db.look(Look::Grown).await?;
    sense::reading::io::live::start(&app, &config.readings_folder(), Default::default()).await?;
    let mqtt = config.mqtt.clone().map(|mqtt| sense::reading::io::mqtt::listen(app.clone(), mqtt));
    let sending = sense::receiver::io::run::start(&app, config.receivers.clone())?;
    let telling = notify::channel::io::run::start(&app, config.messages.clone())?;
    ready(listener.local_addr().unwrap_or(config.listen));
    let clock = [spawn_ticks(app.clone()), spawn_settling(app.clone()), spawn_looking(app.clone())];
    let served = match tls {
        Some(tls) => {
            axum_server::from_tcp_rustls(listener, tls).map_err(Refusal::internal)?.handle(handle).serve(service).await
        }
        None => axum_server::from_tcp(listener).map_err(Refusal::internal)?.handle(handle).serve(service).await,
    };
    clock.iter().for_each(tokio::task::JoinHandle::abort);
    sending.abort();
    telling.abort();
    if let Some(mqtt) = mqtt {
        mqtt.abort();
    }
    sense::reading::io::live::stop(&app).await;
    app.db.close().await;
    served.map_err(Refusal::internal)
}

async fn certificate(tls: &crate::config::Tls) -> Outcome<axum_server::tls_rustls::RustlsConfig> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    axum_server::tls_rustls::RustlsConfig::from_pem_file(&tls.cert, &tls.key).await.map_err(|e| {
        let say = format!(
            "证书或私钥无法使用（{}、{}）：{e}。请检查路径、读取权限和 PEM 格式。",
            tls.cert.display(),
            tls.key.display()
        );
        Refusal::invalid("TLS", say)
    })
}

async fn stop_on_signal(handle: axum_server::Handle<SocketAddr>) {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut s) => {
                s.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
    tracing::info!("stopping");
    handle.graceful_shutdown(Some(Duration::from_secs(10)));
}
