//! How copies of a hazard lie in time.

/// Makes the expressions of the columns that tell time.
pub struct Spread {
    lite: bool,
}

impl Spread {
    pub fn new(lite: bool) -> Spread {
        Spread { lite }
    }

    /// Columns and what becomes of them.
    pub fn columns(&self) -> Vec<(&'static str, String)> {
        // Days back. What was found is older than what is due: the days of open hazards lie ahead.
        let found = "(case when not x.open then 30 + n.k * 13 % 1000 when x.overdue then n.k % 300 else n.k % 45 end)";
        let lapsed = "(x.open and not x.overdue and x.state in ('assigned', 'rectifying') and x.due = x.due_key and n.k % 8 = 0)";
        let due = format!(
            "(case when not x.open then 30 + n.k * 13 % 1000 when x.overdue then n.k % 300 when {lapsed} then 100 + n.k % 60 \
             else 0 - n.k % 30 end)"
        );
        let mut out = Vec::new();
        for column in ["found_at", "reported_at", "rectified_at", "closed_at"] {
            let of = if self.lite {
                format!("x.{column} - {found} * 86400000000 - (n.k * 7919 % 3000) * 1000000")
            } else {
                format!(
                    "x.{column} - make_interval(days => ({found})::int, secs => (n.k * 7919 % 3000)::double precision)"
                )
            };
            out.push((column, of));
        }
        for column in ["due", "step_due", "due_key"] {
            let day = if self.lite {
                format!("date(x.{column}, (0 - {due}) || ' days')")
            } else {
                format!("x.{column} - ({due})::int")
            };
            // No day at all is no day anywhere.
            out.push((column, format!("case when x.{column} = '9999-12-31' then x.{column} else {day} end")));
        }
        let yes = if self.lite { "1" } else { "true" };
        out.push(("overdue", format!("case when {lapsed} then {yes} else x.overdue end")));
        out
    }
}
