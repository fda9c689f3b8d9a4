//! Tables and routes of this context.

use crate::{enterprise, file, import, person, region, roster, session, unit};
use kernel::id::{EnterpriseId, FileId, PersonId, RosterId, UnitId};
use kernel::{Kind, Outcome};
use std::future::Future;
use std::pin::Pin;
use store::{Migration, Tx};
use uuid::Uuid;
use web::Ctx;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[Migration] = &[
    Migration { id: "20261102_org_region", sql: include_str!("region/io/region.sql") },
    Migration { id: "20261103_org_unit", sql: include_str!("unit/io/unit.sql") },
    Migration { id: "20261104_org_enterprise", sql: include_str!("enterprise/io/enterprise.sql") },
    Migration { id: "20261105_org_roster", sql: include_str!("roster/io/roster.sql") },
    Migration { id: "20261106_org_person", sql: include_str!("person/io/person.sql") },
    Migration { id: "20261107_org_grant", sql: include_str!("role/io/grant.sql") },
    Migration { id: "20261108_org_session", sql: include_str!("session/io/session.sql") },
    Migration { id: "20261109_org_import", sql: include_str!("import/io/import.sql") },
    Migration { id: "20261110_org_file", sql: include_str!("file/io/file.sql") },
];

/// Routes of this context.
pub fn routes() -> web::Table {
    web::route_table! {
        POST "/session" open to Anyone => session::io::api::sign_in;
        DELETE "/session" needs Own => session::io::api::sign_out;
        GET "/me" needs Own => session::io::api::me;
        GET "/sessions" needs Own => session::io::api::sessions;
        DELETE "/sessions/{id}" needs Own => session::io::api::end_session;
        POST "/password" needs Own => session::io::api::password;
        GET "/demo" open to Anyone => session::io::api::demo;
        POST "/demo/session" open to Anyone => session::io::api::demo_sign_in;

        GET "/regions" needs DirectoryRead => region::io::api::list;
        POST "/regions" needs DirectoryWrite => region::io::api::create;
        GET "/units" needs DirectoryRead => unit::io::api::list;
        POST "/units" needs DirectoryWrite => unit::io::api::create;
        GET "/units/{id}" needs DirectoryRead => unit::io::api::show;
        PUT "/units/{id}" needs DirectoryWrite => unit::io::api::change;
        POST "/units/{id}/aliases" needs DirectoryWrite => unit::io::api::add_alias;
        POST "/units/{id}/successions" needs DirectoryWrite => unit::io::api::succeed;
        GET "/rosters" needs DirectoryRead => roster::io::api::list;
        POST "/rosters" needs DirectoryWrite => roster::io::api::create;
        PUT "/rosters/{id}" needs DirectoryWrite => roster::io::api::change;
        GET "/rosters/resolve" needs DirectoryRead => roster::io::api::resolve;
        GET "/persons" needs DirectoryRead => person::io::api::list;
        POST "/persons" needs PeopleWrite => person::io::api::create;
        PUT "/persons/{id}" needs PeopleWrite => person::io::api::change;
        POST "/persons/{id}/password" needs PeopleWrite => person::io::api::reset_password;
        POST "/persons/{id}/unlock" needs PeopleWrite => person::io::api::unlock;
        POST "/persons/{id}/grants" needs PeopleWrite => person::io::api::grant;
        GET "/enterprises" needs DirectoryRead => enterprise::io::api::list;
        POST "/enterprises" needs DirectoryWrite => enterprise::io::api::create;
        PUT "/enterprises/{id}" needs DirectoryWrite => enterprise::io::api::change;
        GET "/templates/{file}" needs DirectoryWrite => import::io::api::template;
        GET "/exports/{file}" needs DirectoryRead => import::io::api::exported;
        POST "/imports/{kind}" needs DirectoryWrite => import::io::api::preview;
        POST "/imports/{id}/apply" needs DirectoryWrite => import::io::api::apply;
        POST "/files" needs FileWrite => file::io::api::upload;
        GET "/files/{id}" needs Own => file::io::api::original;
        GET "/files/{id}/view" needs Own => file::io::api::view;
        DELETE "/grants/{id}" needs PeopleWrite => person::io::api::end_grant;
    }
}

/// Answers [`crate::ask::MayRead`] for what this context keeps.
pub struct Reader;

impl crate::ask::MayRead for Reader {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            let found = match concept {
                "unit" => unit::io::act::find(ctx, tx, UnitId(record)).await.map(|_| ()),
                "person" => person::io::act::find(ctx, tx, PersonId(record)).await.map(|_| ()),
                "roster" => roster::io::act::find(ctx, tx, RosterId(record)).await.map(|_| ()),
                "enterprise" => enterprise::io::act::find(ctx, tx, EnterpriseId(record)).await.map(|_| ()),
                "file" => file::io::act::find(ctx, tx, FileId(record)).await.map(|_| ()),
                _ => return Ok(None),
            };
            match found {
                Ok(()) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}
