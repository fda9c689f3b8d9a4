//! One row after the other. A row is good or it has faults, each at its cell; all faults of a row are told at once.

use super::cells::Row;
use super::columns::{COLUMNS, head};
use super::known::{Firm, Known};
use crate::site::form::{Ground, SiteForm, filled};
use crate::site::model::{Site, plain};
use crate::site::rules::Held;
use kernel::Refusal;
use kernel::id::{EnterpriseId, SiteId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// A row of the file, texts in the order of [`COLUMNS`].
#[derive(Clone, Debug, Default)]
pub struct FileRow {
    /// As Excel counts, from 1.
    pub number: u32,
    pub texts: Vec<String>,
    /// What the reader found wrong with a cell.
    pub doubts: Vec<(usize, String)>,
}

/// Something wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub row: u32,
    /// Place in [`COLUMNS`].
    pub column: usize,
    /// What stands there.
    pub text: String,
    /// Why that is wrong and what to do, in Chinese.
    pub say: String,
}

/// How many rows of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub new: usize,
    pub change: usize,
    pub same: usize,
    pub error: usize,
}

/// What to write for a good row.
#[derive(Clone, Debug)]
pub struct Planned {
    pub row: u32,
    /// The site as it will stand; for a change it still has to be laid over the old one (`form`).
    pub site: Site,
    /// A registered enterprise; `None`: a new one.
    pub firm: Option<Firm>,
    /// The site that the row changes, with what it says.
    pub old: Option<(SiteId, Box<SiteForm>)>,
}

type Charges = HashMap<(String, String), (Option<UnitId>, Option<UnitId>)>;

/// Checks rows in their order.
pub struct Checker {
    known: Known,
    charges: Charges,
    codes: HashMap<String, u32>,
    twins: HashMap<(String, String), u32>,
    /// Every fault, in the order of the file.
    pub faults: Vec<Fault>,
    /// Rows with a fault.
    pub bad: usize,
    pub good: Vec<Planned>,
    fresh: Box<dyn FnMut() -> Uuid + Send>,
}

impl Checker {
    /// `fresh` makes new identifiers.
    pub fn new(known: Known, fresh: impl FnMut() -> Uuid + Send + 'static) -> Checker {
        Checker {
            known,
            charges: HashMap::new(),
            codes: HashMap::new(),
            twins: HashMap::new(),
            faults: Vec::new(),
            bad: 0,
            good: Vec::new(),
            fresh: Box::new(fresh),
        }
    }

    /// Check one row.
    pub fn row(&mut self, row: &FileRow) {
        let mut at = Row { row, faults: Vec::new() };
        for (column, doubt) in &row.doubts {
            if let Some(c) = COLUMNS.get(*column) {
                at.wrong(c.field, doubt.clone());
            }
        }
        let planned = self.plan(&mut at);
        match planned.filter(|_| at.faults.is_empty()) {
            Some(planned) => self.good.push(planned),
            None => {
                self.bad += 1;
                at.faults.sort_by_key(|f| f.column);
                self.faults.append(&mut at.faults);
            }
        }
    }

    fn plan(&mut self, at: &mut Row) -> Option<Planned> {
        for field in ["name", "region", "industry"] {
            if at.text(field).is_empty() {
                at.wrong(field, format!("“{}”没有填，请补上。", COLUMNS[head(field)].head));
            }
        }
        let code = match org::enterprise::uscc_ok(at.some("uscc").as_deref()) {
            Ok(code) => code,
            Err(refusal) => {
                at.wrong("uscc", refusal.say);
                None
            }
        };
        let place = match at.text("region") {
            "" => None,
            word => self.known.place(word).map_err(|say| at.wrong("region", say)).ok().cloned(),
        };
        let regulator = match at.text("regulator") {
            "" => None,
            word => self.known.unit(word).map_err(|say| at.wrong("regulator", say)).ok(),
        };
        let mut form = SiteForm {
            name: at.some("name"),
            address: at.some("address"),
            industry: at.some("industry"),
            trade: at.some("trade"),
            staff: at.whole("staff"),
            revenue_wan: at.number("revenue_wan"),
            assets_wan: at.number("assets_wan"),
            principal: at.some("principal"),
            phone: at.some("phone"),
            lng: at.number("lng"),
            lat: at.number("lat"),
            standard_level: at.whole("standard_level"),
            tags: at.some("tags").map(|t| t.split(['、', '；', ';', ',', '，']).map(|w| w.trim().to_owned()).collect()),
            state: at.some("state"),
            park: at.some("park"),
            regulator,
            ..SiteForm::default()
        };
        let path = place.as_ref().map_or("/", |p| p.path.as_str()).to_owned();
        let mut site = self.read(at, &mut form, code.as_deref(), path)?;
        if place.is_some() && !self.known.may(&site.region_path, &site.trade) {
            let trade = law::industry::trade_label(&site.trade).unwrap_or_default();
            at.wrong("region", format!("您没有维护该地区“{trade}”企业的权限，请交由该地区或行业的监管部门导入。"));
        }
        let firm = self.doubles(at, &site, code.as_deref());
        let charge = self.known.charge(&mut self.charges, &site.trade, &site.region_path);
        site.regulator = site.regulator.or(charge.0);
        site.township = site.township.or(charge.1);
        let old = firm.as_ref().and_then(|f| f.site).map(|id| (id, Box::new(form)));
        if let Some(firm) = &firm {
            (site.enterprise, site.unit) = (firm.id, firm.unit);
        }
        Some(Planned { row: at.row.number, site, firm, old })
    }

    /// The form as a site. What is wrong is noted at its cell and put aside, so that the next thing is found too.
    fn read(&mut self, at: &mut Row, form: &mut SiteForm, code: Option<&str>, path: String) -> Option<Site> {
        let ground = Ground {
            id: SiteId((self.fresh)()),
            enterprise: EnterpriseId((self.fresh)()),
            enterprise_name: "（未填）".into(),
            uscc: code.map(str::to_owned),
            unit: None,
            main: true,
            region_path: path,
        };
        for _ in 0..COLUMNS.len() + 1 {
            match filled(form, ground.clone(), None, &Held::default()) {
                Ok(site) => return Some(site),
                Err(refusal) => self.aside(at, form, &refusal),
            }
        }
        None
    }

    fn aside(&self, at: &mut Row, form: &mut SiteForm, refusal: &Refusal) {
        let field = refusal.fields.first().map_or("name", |f| f.path.as_str()).to_owned();
        // A required cell that is blank was told already, in the words of the template.
        at.wrong(&field, refusal.say.clone());
        match field.as_str() {
            "name" => form.name = Some("（未填）".into()),
            "address" => form.address = None,
            "industry" => form.industry = Some("97".into()),
            "trade" => form.trade = None,
            "staff" => form.staff = None,
            "revenue_wan" => form.revenue_wan = None,
            "assets_wan" => form.assets_wan = None,
            "principal" => form.principal = None,
            "phone" => form.phone = None,
            "lng" => form.lng = Some(100.0),
            "lat" => form.lat = Some(30.0),
            "standard_level" => form.standard_level = None,
            "tags" => form.tags = None,
            "state" => form.state = None,
            _ => form.park = None,
        }
    }

    /// Doubles inside the file and against what is registered; the enterprise that the row means, if it is registered.
    fn doubles(&mut self, at: &mut Row, site: &Site, code: Option<&str>) -> Option<Firm> {
        let number = at.row.number;
        if let Some(code) = code {
            match self.codes.get(code) {
                Some(before) => at.wrong("uscc", format!("与第 {before} 行的代码相同，请删去其中一行。")),
                None => drop(self.codes.insert(code.to_owned(), number)),
            }
        }
        if at.text("name").is_empty() {
            return None;
        }
        // Without an address the region stands for it, so that two villages' shops of one name stay apart.
        let place = if site.address.is_empty() { site.region_path.clone() } else { plain(&site.address) };
        let key = (plain(&site.name), place);
        match self.twins.get(&key) {
            Some(before) if code.is_none() || !at.faults.iter().any(|f| f.column == head("uscc")) => {
                at.wrong("name", format!("与第 {before} 行同名同址，请核对是否重复。"));
            }
            Some(_) => {}
            None => drop(self.twins.insert(key.clone(), number)),
        }
        let by_code = code.and_then(|c| self.known.by_code.get(c)).cloned();
        let twin = self.known.by_address.get(&key).filter(|t| by_code.as_ref().and_then(|f| f.site) != Some(t.id));
        if let Some(twin) = twin {
            let of = twin.uscc.as_deref().map_or("无统一社会信用代码".to_owned(), |c| format!("代码 {c}"));
            match (code, &twin.uscc) {
                // The same place, and neither says otherwise: the row changes it.
                (None, None) if twin.main => {}
                _ => at.wrong("name", format!("同名同址的“{}”已经登记（{of}），请核对代码、名称和地址。", twin.name)),
            }
        }
        match code {
            Some(_) => by_code,
            None => self.known.without_code.get(&(plain(&site.name), site.region_path.clone())).cloned(),
        }
    }

    /// How many rows would be written; a row that changes nothing is found when it is laid over the old site.
    pub fn counts(&self) -> Counts {
        let change = self.good.iter().filter(|p| p.old.is_some()).count();
        Counts { new: self.good.len() - change, change, same: 0, error: self.bad }
    }
}
