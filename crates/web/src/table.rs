//! The route table: no route without a right.

use crate::app::App;
use axum::Router;
use kernel::Right;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Right(Right),
    /// No sign-in; changes by such routes are rate-limited.
    Anyone,
    /// A machine with a token of its own, which the handler checks; no session, no header of our pages.
    Gateway,
}

/// One line of the table, for `docs/generated/routes.txt`.
#[derive(Clone, Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub needs: Needs,
}

/// The routes of one concept, or of all.
#[derive(Default)]
pub struct Table {
    pub routes: Vec<Route>,
    parts: Vec<(Needs, UtoipaMethodRouter<App>)>,
}

impl Table {
    /// Used by [`route_table!`](crate::route_table). Panics at start if the handler's own annotation disagrees with the
    /// table, so the two cannot drift apart.
    pub fn add(
        &mut self,
        method: &'static str,
        path: &'static str,
        needs: Needs,
        mut handler: UtoipaMethodRouter<App>,
    ) {
        let documented: Vec<String> = handler.1.paths.keys().cloned().collect();
        assert!(documented == [path], "route table says {path}, the handler's annotation says {documented:?}");
        let item = &handler.1.paths[path];
        let present = match method {
            "GET" => item.get.is_some(),
            "POST" => item.post.is_some(),
            "PUT" => item.put.is_some(),
            "DELETE" => item.delete.is_some(),
            _ => false,
        };
        assert!(present, "route table says {method} {path}, the handler's annotation has another method");
        name_operation(&mut handler, method, path);
        self.routes.push(Route { method, path, needs });
        self.parts.push((needs, handler));
    }

    pub fn merge(mut self, other: Table) -> Table {
        self.routes.extend(other.routes);
        self.parts.extend(other.parts);
        self
    }

    /// Routes under `/api`, each behind the gate with its right, and the OpenAPI document.
    pub fn build(self, app: &App, info: OpenApi) -> (Router<App>, OpenApi) {
        let mut inner = OpenApiRouter::new();
        for (needs, (schemas, paths, handler)) in self.parts {
            let layer = axum::middleware::from_fn_with_state((app.clone(), needs), crate::gate::gate);
            inner = inner.routes((schemas, paths, handler.layer(layer)));
        }
        OpenApiRouter::with_openapi(info).nest("/api", inner).split_for_parts()
    }
}

/// Handlers are called `list` and `one` in every concept; the document names operations by method and path instead.
fn name_operation(handler: &mut UtoipaMethodRouter<App>, method: &str, path: &str) {
    let words = path.split(['/', '.', '-']).map(|w| w.trim_matches(['{', '}'])).filter(|w| !w.is_empty());
    let name = std::iter::once(method.to_lowercase()).chain(words.map(str::to_owned)).collect::<Vec<_>>().join("_");
    if let Some(item) = handler.1.paths.get_mut(path) {
        for operation in [&mut item.get, &mut item.post, &mut item.put, &mut item.delete].into_iter().flatten() {
            operation.operation_id = Some(name.clone());
        }
    }
}

/// `route_table! { GET "/tasks" needs TaskRead => api::list; POST "/session" open to Anyone => api::sign_in; }`
#[macro_export]
macro_rules! route_table {
    ($($method:ident $path:literal $(needs $right:ident)? $(open to $anyone:ident)? => $handler:path;)+) => {{
        let mut table = $crate::Table::default();
        $(table.add(
            stringify!($method),
            $path,
            $crate::route_table!(@needs $($right)? $(open $anyone)?),
            $crate::utoipa_routes!($handler),
        );)+
        table
    }};
    (@needs open Anyone) => { $crate::Needs::Anyone };
    (@needs open Gateway) => { $crate::Needs::Gateway };
    (@needs $right:ident) => { $crate::Needs::Right(::kernel::Right::$right) };
}
