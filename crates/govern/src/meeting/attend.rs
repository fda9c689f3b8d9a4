//! Who may sit on which seat. A seat of a post is taken by whoever holds the post on the day; anybody else of the unit is a
//! deputy and says for whom. Whoever has no seat and was not invited is no participant, and gets no duty record.

use super::model::{Attendee, How};
use kernel::id::{PersonId, UnitId};
use kernel::{Outcome, Refusal};

/// A seat with who may take it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    pub unit: UnitId,
    pub unit_name: String,
    pub post: Option<String>,
    pub chair: bool,
    pub guest: bool,
    /// People of the unit on the day: id, name, post.
    pub people: Vec<(PersonId, String, String)>,
}

impl Seat {
    /// 县应急局（局长）
    fn say(&self) -> String {
        self.post.as_ref().map_or_else(|| self.unit_name.clone(), |p| format!("{}{p}", self.unit_name))
    }
    /// Who holds the seat's post.
    fn holder(&self) -> Option<&(PersonId, String, String)> {
        let post = self.post.as_ref()?;
        self.people.iter().find(|p| p.2 == *post)
    }
}

/// What was said of one seat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub unit: Option<UnitId>,
    pub post: Option<String>,
    pub how: Option<How>,
    pub person: Option<PersonId>,
    /// Deputy: for whom; the holder of the post, where it is missing.
    pub stands_for: Option<String>,
    pub reason: Option<String>,
}

fn refuse(code: &'static str, at: usize, say: String) -> Refusal {
    Refusal::invalid(code, say).at(format!("people.{at}"), "请核对")
}

/// Put what was said to the seats. A seat of which nothing was said was empty.
pub fn seated(seats: &[Seat], said: &[Said]) -> Outcome<Vec<Attendee>> {
    let mut out: Vec<Option<Attendee>> = vec![None; seats.len()];
    for (i, s) in said.iter().enumerate() {
        let post = s.post.as_deref().map(str::trim).filter(|p| !p.is_empty());
        let found = seats.iter().position(|seat| Some(seat.unit) == s.unit && seat.post.as_deref() == post);
        // A unit with a single seat needs no post to be named.
        let found = found.or_else(|| {
            let mut of: Vec<usize> = (0..seats.len()).filter(|n| Some(seats[*n].unit) == s.unit).collect();
            if of.len() == 1 && post.is_none() { of.pop() } else { None }
        });
        let Some(at) = found else {
            let say = format!("第 {} 人不是会议成员，也不在列席名单中，不能登记出席；请先补列席单位。", i + 1);
            return Err(refuse("NOT_MEMBER", i, say));
        };
        let seat = &seats[at];
        if out[at].is_some() {
            return Err(refuse("SEAT_TWICE", i, format!("{}登记了两次，一席只登记一人。", seat.say())));
        }
        let one = take(seat, s, i)?;
        let twice = one.person.is_some() && out.iter().flatten().any(|o| o.person == one.person);
        if twice {
            return Err(refuse("PERSON_TWICE", i, format!("{}登记了两次，同一人只计一次出席。", one.name)));
        }
        out[at] = Some(one);
    }
    let all: Vec<Attendee> = out.into_iter().enumerate().map(|(n, o)| o.unwrap_or_else(|| empty(&seats[n]))).collect();
    if !all.iter().any(|a| a.how.came()) {
        return Err(
            Refusal::invalid("NOBODY", "没有一人到会，不能登记为已召开；没有开成的会请取消。").at("people", "无人到会")
        );
    }
    if !all.iter().any(|a| a.chair && a.how.came()) {
        let say = "主持人席没有登记到会或代会；主持人因故不能到会的，请登记由谁代为主持。";
        return Err(Refusal::invalid("NO_CHAIR", say).at("people", "缺主持人"));
    }
    Ok(all)
}

fn empty(seat: &Seat) -> Attendee {
    Attendee {
        unit: seat.unit,
        unit_name: seat.unit_name.clone(),
        post: seat.post.clone().unwrap_or_default(),
        chair: seat.chair,
        guest: seat.guest,
        how: How::Absent,
        person: None,
        name: seat.holder().map(|h| h.1.clone()).unwrap_or_default(),
        stands_for: None,
        reason: None,
    }
}

fn take(seat: &Seat, s: &Said, i: usize) -> Outcome<Attendee> {
    let how = s.how.ok_or_else(|| refuse("BAD_HOW", i, "出席情况可选：到会、代会、请假、未到。".into()))?;
    let mut out = Attendee { how, ..empty(seat) };
    let clean = |t: &Option<String>| t.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    if !how.came() {
        out.reason = clean(&s.reason);
        if how == How::Leave && out.reason.is_none() {
            return Err(refuse("LEAVE_REASON", i, format!("{}请假，须写明事由。", seat.say())));
        }
        return Ok(out);
    }
    let id = s.person.ok_or_else(|| refuse("PERSON_REQUIRED", i, format!("请选择{}到会的是谁。", seat.say())))?;
    let Some(person) = seat.people.iter().find(|p| p.0 == id) else {
        let say = format!("所选人员当日不在{}任职，不能坐这一席；请核对人员。", seat.unit_name);
        return Err(refuse("OUTSIDER", i, say));
    };
    (out.person, out.name) = (Some(person.0), person.1.clone());
    if seat.post.is_none() {
        out.post = person.2.clone();
    }
    match (how, seat.holder()) {
        (How::Present, Some(h)) if h.0 != id => {
            let say = format!("{}由{}担任，{}到会请登记为“代会”。", seat.say(), h.1, person.1);
            Err(refuse("NOT_HOLDER", i, say))
        }
        (How::Present, None) if seat.post.is_some() => {
            let say = format!("{}当日无人任职，{}到会请登记为“代会”，并写明代谁。", seat.say(), person.1);
            Err(refuse("NOT_HOLDER", i, say))
        }
        (How::Deputy, Some(h)) if h.0 == id => {
            Err(refuse("OWN_DEPUTY", i, format!("{}就是{}，请登记为“到会”。", person.1, seat.say())))
        }
        (How::Deputy, holder) => {
            out.stands_for = clean(&s.stands_for).or_else(|| holder.map(|h| h.1.clone()));
            out.post = person.2.clone();
            match out.stands_for {
                Some(_) => Ok(out),
                None => Err(refuse("STANDS_FOR", i, format!("{}代会，须写明代谁。", person.1))),
            }
        }
        _ => Ok(out),
    }
}

/// 主持: who took the chair.
pub fn host(all: &[Attendee]) -> String {
    let chair = all.iter().find(|a| a.chair && a.how.came());
    chair.map(|a| if a.how == How::Deputy { format!("{}（代）", a.name) } else { a.name.clone() }).unwrap_or_default()
}

/// One line for each who is like this: 云溪县应急局 应局长（局长）.
pub fn lines(all: &[Attendee], how: How) -> Vec<String> {
    all.iter()
        .filter(|a| a.how == how)
        .map(|a| {
            let post = if a.post.is_empty() { String::new() } else { format!("（{}）", a.post) };
            match (&a.stands_for, &a.reason) {
                (Some(who), _) => format!("{}{}{post}代{who}", a.unit_name, a.name),
                (_, Some(why)) => format!("{}{}{post}，{why}", a.unit_name, a.name),
                _ => format!("{}{}{post}", a.unit_name, a.name),
            }
        })
        .collect()
}
