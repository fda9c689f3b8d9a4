//! A life cycle, declared once. The API, the buttons, the labels, the diagrams and the tests are read off the table.

use std::collections::BTreeSet;

/// In what capacity somebody acts on a record. One person may act in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// 责任单位: whose duty it is.
    Owner,
    /// 牵头单位 of the measure.
    Lead,
    /// 安委办经办: checks.
    Clerk,
    /// 安委办第二人: neither did nor checked it.
    Closer,
    /// Who wrote the record.
    Author,
    /// 发现人: who reported what was seen.
    Finder,
    /// 监管部门经办: the regulator, the town or the zone in whose charge it is.
    Supervisor,
    /// 监管部门第二人: of the regulator, neither worked on it nor checked it.
    Second,
    /// 企业主要负责人.
    Principal,
    /// 分管或包案领导.
    Leader,
    /// 会议承办单位: convenes the meeting.
    Host,
    /// 签发人: holds the right to sign this step or paper, in exactly its region.
    Signer,
    /// Time.
    Clock,
}

impl Party {
    pub const ALL: [Party; 13] = [
        Party::Owner,
        Party::Lead,
        Party::Clerk,
        Party::Closer,
        Party::Author,
        Party::Finder,
        Party::Supervisor,
        Party::Second,
        Party::Principal,
        Party::Leader,
        Party::Host,
        Party::Signer,
        Party::Clock,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Party::Owner => "责任单位",
            Party::Lead => "牵头单位",
            Party::Clerk => "安委办经办",
            Party::Closer => "安委办审签人（未经手本事项的第二人）",
            Party::Author => "登记人",
            Party::Finder => "发现人",
            Party::Supervisor => "监管部门经办",
            Party::Second => "监管部门第二人（未经手本隐患）",
            Party::Principal => "企业主要负责人",
            Party::Leader => "分管或包案领导",
            Party::Host => "会议承办单位",
            Party::Signer => "签发人",
            Party::Clock => "系统",
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Move<S: 'static, A: 'static> {
    pub from: S,
    pub action: A,
    pub to: S,
    pub by: &'static [Party],
    pub needs: &'static [&'static str],
}

/// Why the table refuses.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused<S, A> {
    NoSuchMove { state: S, action: A },
    NotYours { action: A, by: &'static [Party] },
    Missing { field: &'static str },
}

/// A state: value, code, label, closed.
pub type StateRow<S> = (S, &'static str, &'static str, bool);

pub trait Flow: 'static {
    const NAME: &'static str;
    const TITLE: &'static str;
    type State: Copy + Eq + Ord + std::fmt::Debug + 'static;
    type Action: Copy + Eq + std::fmt::Debug + 'static;
    const START: Self::State;
    const STATES: &'static [StateRow<Self::State>];
    const ACTIONS: &'static [(Self::Action, &'static str, &'static str)];
    const MOVES: &'static [Move<Self::State, Self::Action>];

    /// The only function that returns a new state.
    fn next(
        state: Self::State,
        action: Self::Action,
        parties: &[Party],
        filled: &[&str],
    ) -> Result<Self::State, Refused<Self::State, Self::Action>> {
        let line = Self::MOVES
            .iter()
            .find(|m| m.from == state && m.action == action)
            .ok_or(Refused::NoSuchMove { state, action })?;
        if !line.by.iter().any(|p| parties.contains(p)) {
            return Err(Refused::NotYours { action, by: line.by });
        }
        match line.needs.iter().find(|n| !filled.contains(n)) {
            Some(field) => Err(Refused::Missing { field }),
            None => Ok(line.to),
        }
    }

    /// What somebody in these capacities may do now.
    fn offers(state: Self::State, parties: &[Party]) -> Vec<&'static Move<Self::State, Self::Action>> {
        Self::MOVES.iter().filter(|m| m.from == state && m.by.iter().any(|p| parties.contains(p))).collect()
    }

    fn state_code(state: Self::State) -> &'static str {
        Self::STATES.iter().find(|s| s.0 == state).map_or("", |s| s.1)
    }
    fn state_label(state: Self::State) -> &'static str {
        Self::STATES.iter().find(|s| s.0 == state).map_or("", |s| s.2)
    }
    fn is_closed(state: Self::State) -> bool {
        Self::STATES.iter().any(|s| s.0 == state && s.3)
    }
    fn parse_state(code: &str) -> Option<Self::State> {
        Self::STATES.iter().find(|s| s.1 == code).map(|s| s.0)
    }
    fn action_code(action: Self::Action) -> &'static str {
        Self::ACTIONS.iter().find(|a| a.0 == action).map_or("", |a| a.1)
    }
    fn action_label(action: Self::Action) -> &'static str {
        Self::ACTIONS.iter().find(|a| a.0 == action).map_or("", |a| a.2)
    }
    fn parse_action(code: &str) -> Option<Self::Action> {
        Self::ACTIONS.iter().find(|a| a.1 == code).map(|a| a.0)
    }

    /// Structural proof: no duplicate move, every state reachable, every state can reach a closed one.
    fn prove() -> Result<(), String> {
        for (i, m) in Self::MOVES.iter().enumerate() {
            if Self::MOVES[..i].iter().any(|n| n.from == m.from && n.action == m.action) {
                return Err(format!("{}: two moves for {:?}/{:?}", Self::NAME, m.from, m.action));
            }
            if m.by.is_empty() {
                return Err(format!("{}: nobody may {:?}", Self::NAME, m.action));
            }
        }
        for a in Self::ACTIONS {
            if !Self::MOVES.iter().any(|m| m.action == a.0) {
                return Err(format!("{}: action {} is never possible", Self::NAME, a.1));
            }
        }
        let reach = |from: Self::State| {
            let mut seen = BTreeSet::from([from]);
            let mut todo = vec![from];
            while let Some(state) = todo.pop() {
                todo.extend(Self::MOVES.iter().filter(|m| m.from == state && seen.insert(m.to)).map(|m| m.to));
            }
            seen
        };
        let from_start = reach(Self::START);
        for &(state, code, _, closed) in Self::STATES {
            if !from_start.contains(&state) {
                return Err(format!("{}: {code} is unreachable", Self::NAME));
            }
            if !closed && !reach(state).iter().any(|s| Self::is_closed(*s)) {
                return Err(format!("{}: {code} can never close", Self::NAME));
            }
        }
        Ok(())
    }

    /// The (state × action × party) matrix as text, one line for each state and action, for a snapshot people can read.
    fn matrix() -> String {
        let mut out = format!("{} {}\n", Self::NAME, Self::TITLE);
        for s in Self::STATES {
            for a in Self::ACTIONS {
                let line = Self::MOVES.iter().find(|m| m.from == s.0 && m.action == a.0);
                let Some(m) = line else { continue };
                let by: Vec<_> = m.by.iter().map(|p| p.label()).collect();
                out += &format!("{} --{}--> {}  由 {}", s.2, a.2, Self::state_label(m.to), by.join(" / "));
                if !m.needs.is_empty() {
                    out += &format!("  须填 {}", m.needs.join(", "));
                }
                out += "\n";
            }
        }
        out
    }

    /// Mermaid state diagram for the docs.
    fn mermaid() -> String {
        Self::MOVES.iter().fold("stateDiagram-v2\n".to_owned(), |out, m| {
            out + &format!(
                "  {} --> {}: {}\n",
                Self::state_label(m.from),
                Self::state_label(m.to),
                Self::action_label(m.action)
            )
        })
    }

    /// TypeScript types and labels for the front end.
    fn typescript() -> String {
        let union = |codes: Vec<&str>| codes.iter().map(|c| format!("'{c}'")).collect::<Vec<_>>().join(" | ");
        let name: String = Self::NAME.split('_').map(|w| w[..1].to_uppercase() + &w[1..]).collect();
        let labels = |rows: Vec<(&str, &str)>| rows.iter().map(|(c, l)| format!("  {c}: '{l}',\n")).collect::<String>();
        format!(
            "export type {name}State = {}\nexport type {name}Action = {}\n\
             export const {}_state_labels: Record<{name}State, string> = {{\n{}}}\n\
             export const {}_action_labels: Record<{name}Action, string> = {{\n{}}}\n",
            union(Self::STATES.iter().map(|s| s.1).collect()),
            union(Self::ACTIONS.iter().map(|a| a.1).collect()),
            Self::NAME,
            labels(Self::STATES.iter().map(|s| (s.1, s.2)).collect()),
            Self::NAME,
            labels(Self::ACTIONS.iter().map(|a| (a.1, a.2)).collect()),
        )
    }
}

/// Declares a life cycle; see the module's tests for the shape.
#[macro_export]
macro_rules! flow {
    ($(#[$doc:meta])* $flow:ident = $name:literal $title:literal, $state:ident / $action:ident;
     states { $($s:ident $scode:literal $slabel:literal $($closed:ident)?),+ $(,)? }
     actions { $($a:ident $acode:literal $alabel:literal),+ $(,)? }
     start $start:ident;
     moves { $($from:ident - $act:ident -> $to:ident by $($by:ident)|+ $(needs $($need:ident),+)?;)+ }
    ) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $state { $($s),+ }
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $action { $($a),+ }
        #[allow(dead_code)] // not every flow prints every name
        impl $state {
            pub fn code(self) -> &'static str { <$flow as $crate::flow::Flow>::state_code(self) }
            pub fn label(self) -> &'static str { <$flow as $crate::flow::Flow>::state_label(self) }
            pub fn closed(self) -> bool { <$flow as $crate::flow::Flow>::is_closed(self) }
        }
        $(#[$doc])*
        pub struct $flow;
        impl $crate::flow::Flow for $flow {
            const NAME: &'static str = $name;
            const TITLE: &'static str = $title;
            type State = $state;
            type Action = $action;
            const START: $state = $state::$start;
            const STATES: &'static [$crate::flow::StateRow<$state>] =
                &[$(($state::$s, $scode, $slabel, $crate::flow!(@closed $($closed)?))),+];
            const ACTIONS: &'static [($action, &'static str, &'static str)] = &[$(($action::$a, $acode, $alabel)),+];
            const MOVES: &'static [$crate::flow::Move<$state, $action>] = &[$($crate::flow::Move {
                from: $state::$from, action: $action::$act, to: $state::$to,
                by: &[$($crate::flow::Party::$by),+], needs: &[$($(stringify!($need)),+)?],
            }),+];
        }
    };
    (@closed closed) => { true };
    (@closed) => { false };
}

#[cfg(test)]
mod tests {
    use super::*;

    flow! {
        /// A loop small enough to see through.
        LetterFlow = "letter" "信函", LetterState / LetterAction;
        states { Draft "draft" "拟稿", Sent "sent" "已发出", Answered "answered" "已答复" closed }
        actions { Send "send" "发出", Answer "answer" "答复", Reopen "reopen" "重开" }
        start Draft;
        moves {
            Draft - Send -> Sent by Author;
            Sent - Answer -> Answered by Owner | Lead needs reply;
            Answered - Reopen -> Sent by Author needs reason;
        }
    }

    #[test]
    fn the_loop_closes_and_refuses_in_three_ways() {
        LetterFlow::prove().unwrap();
        assert_eq!(
            LetterFlow::next(LetterState::Draft, LetterAction::Send, &[Party::Author], &[]),
            Ok(LetterState::Sent)
        );
        assert!(matches!(
            LetterFlow::next(LetterState::Draft, LetterAction::Answer, &[Party::Owner], &["reply"]),
            Err(Refused::NoSuchMove { .. })
        ));
        assert!(matches!(
            LetterFlow::next(LetterState::Sent, LetterAction::Answer, &[Party::Author], &["reply"]),
            Err(Refused::NotYours { .. })
        ));
        assert_eq!(
            LetterFlow::next(LetterState::Sent, LetterAction::Answer, &[Party::Lead], &[]),
            Err(Refused::Missing { field: "reply" })
        );
        assert_eq!(LetterFlow::offers(LetterState::Sent, &[Party::Owner, Party::Author]).len(), 1);
        assert_eq!(LetterFlow::parse_state("sent"), Some(LetterState::Sent));
    }

    mod broken {
        flow! {
            TrapFlow = "trap" "陷阱", TrapState / TrapAction;
            states { In "in" "进", Stuck "stuck" "卡住", Out "out" "出" closed }
            actions { Fall "fall" "落入", Leave "leave" "离开" }
            start In;
            moves { In - Fall -> Stuck by Clock; In - Leave -> Out by Clock; }
        }
    }

    #[test]
    fn a_dead_end_is_found() {
        assert!(broken::TrapFlow::prove().unwrap_err().contains("stuck can never close"));
    }
}
