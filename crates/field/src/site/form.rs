//! What is filled in for a site. A field that is left out keeps what is known; what can be computed is computed.

use super::flow::{SiteFlow, State};
use super::model::{Park, Site, Staffing, Tag};
use super::rules::{self, Held};
use kernel::Refusal;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, SiteId, UnitId};
use law::industry;
use law::scale::{Scale, Scaled, Size, scale};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A site to be added or changed. Text that is empty clears a field, a field that is missing keeps it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SiteForm {
    /// An enterprise that is registered; otherwise `uscc` and `enterprise_name` find or make it.
    #[schema(value_type = Option<Uuid>)]
    pub enterprise: Option<EnterpriseId>,
    pub enterprise_name: Option<String>,
    pub uscc: Option<String>,
    /// Name of the place; the enterprise's name if left out.
    pub name: Option<String>,
    /// Id, code or path of the region, down to the village where known.
    pub region: Option<String>,
    pub trade: Option<String>,
    #[schema(value_type = Option<Uuid>)]
    pub regulator: Option<UnitId>,
    #[schema(value_type = Option<Uuid>)]
    pub township: Option<UnitId>,
    pub address: Option<String>,
    /// CGCS2000, degrees.
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    /// GB/T 4754-2017.
    pub industry: Option<String>,
    pub staff: Option<i64>,
    pub revenue_wan: Option<f64>,
    pub assets_wan: Option<f64>,
    /// `large` `medium` `small` `micro`: only to depart from the rule, with `scale_reason`.
    pub scale: Option<String>,
    pub scale_reason: Option<String>,
    pub tags: Option<Vec<String>>,
    /// 0 to 3.
    pub standard_level: Option<i64>,
    pub principal: Option<String>,
    pub phone: Option<String>,
    #[schema(value_type = Option<Object>)]
    pub staffing: Option<Staffing>,
    /// `outside` `a` `b` `c` `d`
    pub park: Option<String>,
    /// Only for a new site: `operating` (default), `building`, `stopped`.
    pub state: Option<String>,
    /// A second place of an enterprise that has its main one.
    pub another: bool,
    /// Needed for a change.
    pub version: Option<i64>,
}

/// What is settled before the form is read.
#[derive(Clone, Debug)]
pub struct Ground {
    pub id: SiteId,
    pub enterprise: EnterpriseId,
    pub enterprise_name: String,
    pub uscc: Option<String>,
    pub unit: Option<UnitId>,
    pub main: bool,
    pub region_path: String,
}

fn wrong(path: &'static str, say: impl Into<String>) -> Refusal {
    let say = say.into();
    Refusal::invalid("BAD_SITE", say.clone()).at(path, say)
}

/// Text of a field: kept if missing, trimmed, bounded.
fn words(
    path: &'static str,
    name: &str,
    new: &Option<String>,
    old: Option<&str>,
    most: usize,
) -> Result<String, Refusal> {
    let text = new.as_deref().or(old).unwrap_or_default().trim();
    match text.chars().count() {
        n if n > most => Err(wrong(path, format!("{name}不能超过 {most} 字，现有 {n} 字。"))),
        _ => Ok(text.to_owned()),
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn amount(path: &'static str, name: &str, value: Option<f64>, most: f64) -> Result<Option<f64>, Refusal> {
    match value {
        Some(x) if !x.is_finite() || x < 0.0 || x > most => {
            Err(wrong(path, format!("{name}应在 0 至 {most} 之间，请核对数值和单位。")))
        }
        other => Ok(other),
    }
}

fn place(lng: Option<f64>, lat: Option<f64>) -> Result<(), Refusal> {
    match (lng, lat) {
        (None, None) => Ok(()),
        (Some(x), _) if !(73.0..=136.0).contains(&x) => {
            Err(wrong("lng", "经度应在 73 至 136 之间（CGCS2000，十进制度），请核对是否与纬度写反。"))
        }
        (_, Some(y)) if !(3.0..=54.0).contains(&y) => {
            Err(wrong("lat", "纬度应在 3 至 54 之间（CGCS2000，十进制度），请核对是否与经度写反。"))
        }
        (Some(_), None) => Err(wrong("lat", "填了经度，还要填纬度。")),
        (None, Some(_)) => Err(wrong("lng", "填了纬度，还要填经度。")),
        _ => Ok(()),
    }
}

fn phone(text: &str) -> Result<(), Refusal> {
    let odd = text.chars().find(|c| !(c.is_ascii_digit() || "-+ ()（）转".contains(*c)));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match odd {
        Some(c) => Err(wrong("phone", format!("电话里不能有“{c}”，请只填数字和“-”。"))),
        None if !text.is_empty() && !(7..=20).contains(&digits) => {
            Err(wrong("phone", format!("电话应有 7 至 20 位数字，现有 {digits} 位。")))
        }
        None => Ok(()),
    }
}

fn tags(words: &[String]) -> Result<Vec<Tag>, Refusal> {
    let mut out = Vec::new();
    for word in words.iter().filter(|w| !w.trim().is_empty()) {
        let tag = Tag::parse(word).ok_or_else(|| {
            let all: Vec<&str> = Tag::ALL.iter().map(|t| t.label()).collect();
            wrong("tags", format!("没有“{word}”这个工艺标签，可选：{}。", all.join("、")))
        })?;
        if !out.contains(&tag) {
            out.push(tag);
        }
    }
    out.sort();
    Ok(out)
}

fn opening(form: &SiteForm) -> Result<State, Refusal> {
    match form.state.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
        None => Ok(State::Operating),
        Some(word) => SiteFlow::STATES
            .iter()
            .find(|s| s.1 == word || s.2 == word)
            .map(|s| s.0)
            .filter(|s| !s.closed())
            .ok_or_else(|| wrong("state", format!("存续状态“{word}”无效，可选：生产经营、在建、停产停业。"))),
    }
}

/// The size by the rule, for the figures of a site.
pub fn scaled(site: &Site) -> Scaled {
    scale(&site.industry, Size { staff: site.staff, revenue_wan: site.revenue_wan, assets_wan: site.assets_wan })
}

/// Set what follows from the rest: the size (unless set by hand), high-risk with its reasons.
pub fn derive(site: &mut Site, held: &Held) {
    if site.scale_reason.is_none() {
        site.scale = scaled(site).scale;
    }
    site.high_risk_why = rules::high_risk(&site.industry, &site.tags, held);
    site.high_risk = !site.high_risk_why.is_empty();
}

/// The form applied to what is known. The regulator and the township are proposals of the caller where the form is silent.
///
/// # Errors
/// A Chinese sentence with the field.
pub fn filled(form: &SiteForm, ground: Ground, old: Option<&Site>, held: &Held) -> Result<Site, Refusal> {
    let name = words("name", "名称", &form.name, old.map(|o| o.name.as_str()), 100)?;
    let name = if name.is_empty() { ground.enterprise_name.clone() } else { name };
    if name.chars().count() < 2 {
        return Err(wrong("name", "名称须为 2 至 100 个字。"));
    }
    let code = form.industry.as_deref().or(old.map(|o| o.industry.as_str())).unwrap_or_default();
    if code.trim().is_empty() {
        return Err(wrong("industry", "行业代码没有填；请按国民经济行业分类填 2 至 4 位代码。"));
    }
    let code = industry::industry_code(code).map_err(|say| wrong("industry", say))?;
    let trade = match form.trade.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
        Some(word) => industry::trade(word).map(str::to_owned).ok_or_else(|| {
            let all: Vec<&str> = industry::TRADES.iter().map(|t| t.1).collect();
            wrong("trade", format!("监管类别“{word}”无效，可选：{}。", all.join("、")))
        })?,
        None => match old {
            Some(o) if o.industry == code => o.trade.clone(),
            _ => industry::usual_trade(&code).to_owned(),
        },
    };
    let address = words("address", "地址", &form.address, old.map(|o| o.address.as_str()), 200)?;
    let (lng, lat) = (form.lng.or(old.and_then(|o| o.lng)), form.lat.or(old.and_then(|o| o.lat)));
    place(lng, lat)?;
    let staff = form.staff.or(old.and_then(|o| o.staff));
    if staff.is_some_and(|n| !(0..=1_000_000).contains(&n)) {
        return Err(wrong("staff", "从业人数应为 0 至 100 万之间的整数，请核对。"));
    }
    let revenue_wan =
        amount("revenue_wan", "营业收入（万元）", form.revenue_wan.or(old.and_then(|o| o.revenue_wan)), 1e8)?;
    let assets_wan = amount("assets_wan", "资产总额（万元）", form.assets_wan.or(old.and_then(|o| o.assets_wan)), 1e8)?;
    let standard_level = form.standard_level.or(old.map(|o| o.standard_level)).unwrap_or(0);
    if !(0..=3).contains(&standard_level) {
        return Err(wrong("standard_level", "标准化等级应为 1、2、3，未达标填 0。"));
    }
    let tags = match &form.tags {
        Some(words) => tags(words)?,
        None => old.map_or_else(Vec::new, |o| o.tags.clone()),
    };
    let principal = words("principal", "主要负责人", &form.principal, old.and_then(|o| o.principal.as_deref()), 30)?;
    let number = words("phone", "联系电话", &form.phone, old.and_then(|o| o.phone.as_deref()), 40)?;
    phone(&number)?;
    let staffing = form.staffing.or(old.map(|o| o.staffing)).unwrap_or_default();
    if [staffing.full_time, staffing.part_time, staffing.engineers].iter().any(|n| !(0..=100_000).contains(n)) {
        return Err(wrong("staffing", "安全管理人员数应为 0 以上的整数，请核对。"));
    }
    let park = match form.park.as_deref().map(str::trim) {
        None => old.and_then(|o| o.park),
        Some("") => None,
        Some(word) => Some(Park::parse(word).ok_or_else(|| {
            let all: Vec<&str> = Park::ALL.iter().map(|p| p.label()).collect();
            wrong("park", format!("化工园区一栏“{word}”无效，可选：{}。", all.join("、")))
        })?),
    };
    let mut site = Site {
        id: ground.id,
        enterprise: ground.enterprise,
        main: ground.main,
        name,
        uscc: ground.uscc,
        region_path: ground.region_path,
        trade,
        unit: ground.unit,
        regulator: form.regulator.or(old.and_then(|o| o.regulator)),
        township: form.township.or(old.and_then(|o| o.township)),
        address,
        lng,
        lat,
        industry: code,
        staff,
        revenue_wan,
        assets_wan,
        scale: old.and_then(|o| o.scale),
        scale_reason: old.and_then(|o| o.scale_reason.clone()),
        high_risk: false,
        high_risk_why: Vec::new(),
        tags,
        standard_level,
        principal: some(principal),
        phone: some(number),
        staffing,
        park,
        state: old.map_or_else(|| opening(form), |o| Ok(o.state))?,
        grade: old.and_then(|o| o.grade.clone()),
        graded_on: old.and_then(|o| o.graded_on),
        next_check_on: old.and_then(|o| o.next_check_on),
        licence_due: old.and_then(|o| o.licence_due),
        heard_on: old.and_then(|o| o.heard_on),
        silent_on: old.and_then(|o| o.silent_on),
        version: old.map_or(1, |o| o.version),
    };
    by_hand(form, &mut site)?;
    derive(&mut site, held);
    Ok(site)
}

/// A size that departs from the rule needs a reason; the same size as the rule's needs none, an empty one returns to it.
fn by_hand(form: &SiteForm, site: &mut Site) -> Result<(), Refusal> {
    let Some(word) = form.scale.as_deref().map(str::trim) else { return Ok(()) };
    if word.is_empty() {
        site.scale_reason = None;
        return Ok(());
    }
    let wanted = Scale::parse(word)
        .ok_or_else(|| wrong("scale", format!("规模“{word}”无效，可选：大型、中型、小型、微型。")))?;
    let by_rule = scaled(site);
    if by_rule.scale == Some(wanted) {
        site.scale_reason = None;
        return Ok(());
    }
    let reason = form.scale_reason.as_deref().map(str::trim).unwrap_or_default();
    if reason.is_empty() {
        let say = match by_rule.scale {
            Some(rule) => format!("按指标应为{}，要改为{}须写明理由。", rule.label(), wanted.label()),
            None => format!("{}现在直接定为{}，须写明理由。", by_rule.say, wanted.label()),
        };
        return Err(wrong("scale_reason", say));
    }
    (site.scale, site.scale_reason) = (Some(wanted), Some(reason.to_owned()));
    Ok(())
}
