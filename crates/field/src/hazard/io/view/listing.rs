//! 挂牌督办 as it is sent.

use super::parts::{Named, Person, StampView};
use crate::hazard::model::Listing;
use crate::site::io::view::Coded;
use jiff::civil::Date;
use kernel::id::ListingId;
use serde::Serialize;
use utoipa::ToSchema;

/// A report on the progress of a listed hazard.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgressNote {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    pub note: String,
    pub by: Person,
}

/// 挂牌督办.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListingView {
    #[schema(value_type = Uuid)]
    pub id: ListingId,
    pub hazard: Named,
    pub number: Option<String>,
    pub title: String,
    pub enterprise: String,
    pub site: String,
    pub region: String,
    pub region_name: String,
    pub level: Coded,
    pub state: Coded,
    pub reason: String,
    pub proposed: StampView,
    pub decided: Option<StampView>,
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    pub overdue_days: i64,
    /// Last day on which an extension may be asked for.
    #[schema(value_type = Option<String>, format = Date)]
    pub ask_by: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub asked_due: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub decide_by: Option<Date>,
    pub extensions: i64,
    #[schema(value_type = Option<String>, format = Date)]
    pub file_by: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub filed_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub publish_by: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub published_on: Option<Date>,
    pub media: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub report_by: Option<Date>,
    pub delisted: Option<StampView>,
    #[schema(value_type = Option<String>, format = Date)]
    pub end_by: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub end_published_on: Option<Date>,
    pub progress: Vec<ProgressNote>,
}

/// Names that a listing is shown with.
pub struct Around<'a> {
    pub number: &'a str,
    pub title: &'a str,
    pub enterprise: &'a str,
    pub site: &'a str,
    pub region: &'a str,
    pub region_name: &'a str,
}

impl ListingView {
    pub fn of(
        l: &Listing,
        around: Around,
        ask_by: Option<Date>,
        today: Date,
        progress: Vec<ProgressNote>,
    ) -> ListingView {
        let late = l.due.filter(|d| !l.state.closed() && today > *d);
        ListingView {
            id: l.id,
            hazard: Named { id: l.hazard.0, name: around.number.into() },
            number: l.number.clone(),
            title: around.title.into(),
            enterprise: around.enterprise.into(),
            site: around.site.into(),
            region: around.region.into(),
            region_name: around.region_name.into(),
            level: Coded::new(l.level.code(), l.level.label()),
            state: Coded::new(l.state.code(), l.state.label()),
            reason: l.reason.clone(),
            proposed: StampView {
                at: l.proposed_at,
                by: Person { id: l.proposed_by.map(|p| p.0), name: l.proposed_name.clone() },
            },
            decided: l.decided.as_ref().map(StampView::from),
            from: l.from,
            due: l.due,
            overdue_days: late.map_or(0, |d| crate::hazard::model::days_between(d, today)),
            ask_by,
            asked_due: l.asked_due,
            decide_by: l.decide_by,
            extensions: l.extensions,
            file_by: l.file_by,
            filed_on: l.filed_on,
            publish_by: l.publish_by,
            published_on: l.published_on,
            media: l.media.clone(),
            report_by: l.report_by,
            delisted: l.delisted.as_ref().map(StampView::from),
            end_by: l.end_by,
            end_published_on: l.end_published_on,
            progress,
        }
    }
}

/// What everybody may read about a listed hazard: no person, no file, no text that somebody typed beyond the title.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Placard {
    pub number: Option<String>,
    pub title: String,
    pub enterprise: String,
    pub region_name: String,
    pub level: Coded,
    pub state: Coded,
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub published_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub delisted_on: Option<Date>,
}
