/** The records that the server answers with. Dates are YYYY-MM-DD, times RFC 3339 UTC, ids uuid strings. */
export type Page<T> = { items: T[]; next: string | null; total: { count: number; exact: boolean } };
export type UnitRef = { id: string; name: string; short: string; region: string };
export type PersonRef = { id?: string | null; name: string; post?: string | null };
export type Offer = { flow: string; action: string; label: string; needs: string[]; refused?: string | null };
export type LightColor = "green" | "yellow" | "red" | "done" | "submitted" | "none";
export type Light = {
  color: LightColor;
  label: string;
  say: string;
  turns_at?: string | null;
  turns_to?: LightColor | null;
  rule: string;
  clause: string;
  inputs: { label: string; value: string }[];
  records: { concept: string; id: string; label: string }[];
  parameters: { key: string; value: string; source: string; effective_from: string }[];
};
export type LightMark = { color: LightColor; label: string; days?: number | null };
export type LightCounts = { red: number; yellow: number; green: number; done: number; submitted: number; none?: number };

/** A right over a region, as the signed-in person holds it. */
export type Held = { region: string; region_name: string; sectors: string[]; right: string };
/** A role given to somebody. */
export type Grant = { id: string; role: string; role_label: string; region: string; region_name: string; sectors: string[]; from: string; to?: string | null };
export type Me = {
  person: PersonRef & { id: string };
  login: string;
  unit: UnitRef;
  role_label: string;
  grants: Held[];
  rights: string[];
  home: "office" | "unit" | "leader" | "enterprise";
  now: string;
  demo: boolean;
  region_name: string;
};
export type SessionRow = { id: string; created: string; seen: string; expires: string; user_agent: string; current: boolean };
export type DemoPerson = { login: string; name: string; unit: string; post?: string | null; role_label: string; say: string };
export type Demo = { people: DemoPerson[]; now: string; place: string };

export type Region = { id: string; code: string; name: string; kind: string; kind_label?: string; parent?: string | null; path: string; depth: number };
export type Unit = {
  id: string; name: string; short: string; kind: string; kind_label: string; region: string; region_name: string; parent?: UnitRef | null;
  aliases: string[]; initials: string; level: string; sector?: string | null; valid_from?: string | null; valid_to?: string | null;
  successors: UnitRef[]; version: number;
};
export type RosterEntry = { unit: UnitRef; from?: string | null; to?: string | null };
export type Roster = { id: string; phrase: string; region: string; region_name: string; name: string; entries: RosterEntry[]; source: string; version: number };
export type Post = { id: string; title: string; unit?: UnitRef | null; from: string; to?: string | null; portfolio: UnitRef[] };
export type Person = { id: string; name: string; login?: string | null; unit?: UnitRef | null; posts: Post[]; grants: Grant[]; locked: boolean; active: boolean; version: number };
export type Enterprise = { id: string; name: string; uscc: string; region: string; region_name?: string; sector?: string; address?: string; high_risk?: boolean };
export type Preview = {
  id: string; kind: string; file_name: string; columns: string[];
  rows: { row: number; state: "new" | "change" | "same" | "error"; cells: string[]; problems: { column: string; say: string }[] }[];
  counts: { new: number; change: number; same: number; error: number };
};
export type FileRef = {
  id: string; name: string; size: number; media: string; sha?: string; kind?: string; kind_label?: string; dated?: string | null; taken_at?: string | null;
  lat?: number | null; lng?: number | null; uploaded_at?: string; by?: PersonRef;
};

export type Span = [number, number];
export type PolicyState = "draft" | "issued" | "superseded" | "void";
export type PolicySummary = {
  id: string; title: string; doc_number?: string | null; issuer?: string | null; issued_on?: string | null;
  kind: "plan" | "news" | "unreadable"; state: PolicyState; state_label: string; version_no: number; previous?: string | null; region: string;
  measures: number; open_doubts: number; decisions: number; created_at: string; file_name: string;
  tasks_total: number; light_counts: LightCounts;
};
export type AssignmentRole = "lead" | "joint_lead" | "assist" | "responsible" | "territorial";
export type Assignment = {
  id: string; quote: string; span: Span; role: AssignmentRole; words: string; open: boolean; units: UnitRef[];
  via?: "alias" | "roster" | "hand" | "name" | "region" | null; roster?: { phrase: string; on?: string | null; count: number } | null; settled: boolean;
};
export type Deadline = { quote: string; span: Span; start?: string | null; due: string; inferred: boolean; rule: string; settled: boolean };
export type Recurrence = {
  quote: string; span: Span; min: number; per: string; per_label: string; subset?: string | null; last_days?: number | null;
  record_kind?: string | null; unit_word?: string; settled: boolean;
};
export type Target = { quote: string; span: Span; value: string | number; unit: string; op: string };
export type DoubtChoice = { id: string; label: string; say?: string | null };
export type Doubt = {
  id: string; kind: string; kind_label: string; say: string; quote: string; span: Span; measure?: string | null;
  /** Every measure that the decision settles: the same words are decided once. */
  measures: string[];
  /** Stands against the issue; otherwise the first choice holds as a marked default. */
  must: boolean;
  choices: DoubtChoice[]; settled?: { choice: string; label: string; by: string; at?: string | null; default: boolean } | null;
};
export type MeasureView = {
  id: string; seq: number; label?: string | null; path: string[]; name: string; text: string; span: Span; page?: number | null; state: "kept" | "dropped";
  assignments: Assignment[]; inherited: Assignment[]; subjects: string[]; deadlines: Deadline[]; recurrences: Recurrence[];
  targets: Target[]; evidence: string[]; key: boolean; doubts: Doubt[]; territorial: "all" | "none" | "zones"; standing: boolean;
  /** What comes out of the words and the decisions. */
  lead: UnitRef[]; assist: UnitRef[]; territorial_units: UnitRef[]; each: boolean; due: string[];
  /** Fields set by hand. */
  by_hand: string[];
};
export type FindingView = { id?: string; kind: string; say: string; quote?: string; span?: Span; measure?: string | null };
export type Policy = PolicySummary & {
  text: string;
  pages: { page: number; from: number; to: number }[];
  outline: { level: number; label?: string | null; text: string; span: Span }[];
  period?: [string, string] | null;
  findings: FindingView[];
  repairs: { span: Span; before: string; after: string; kind: string }[];
  corrections: { seq: number; at: string; by: string; measure?: string | null; say: string; click: boolean; undone: boolean }[];
  offers: Offer[];
  notes: string[];
  would_create: number;
  ready: { open: number; decided: number; by_click: number; reasons: string[] };
  version: number;
};
/** A policy with its measures: the summary's `measures` is a number, here it is the list itself. */
export type PolicyView = Omit<Policy, "measures"> & { measures: MeasureView[]; doubts: Doubt[] };
export type PolicyDiff = {
  added: MeasureView[]; changed: { before: MeasureView; after: MeasureView; fields: string[]; effect: string }[];
  dropped: { measure: MeasureView; effect: string }[]; same: number;
};

export type TaskRow = {
  id: string; number: string; title: string; policy: { id: string; title: string }; measure: { id: string; label?: string | null; seq: number };
  unit: UnitRef; role: string; role_label: string; region: string; region_name: string; state: string; state_label: string; paused?: boolean; late?: boolean;
  progress: number; start?: string | null; due?: string | null; standing: boolean; key: boolean; light: LightMark; version: number;
  next_occurrence?: { window: string; state: string; state_label: string } | null;
};
export type Coded = { code: string; label: string };
export type Extension = {
  from: string; to: string; reason: string; state: string; state_label?: string; at: string; by: PersonRef | string;
  decided_by?: PersonRef | string | null; decided_at?: string | null; decision?: string | null;
};
export type Task = Omit<TaskRow, "light"> & {
  text: string;
  due_rule?: string | null;
  accept_by?: string;
  provenance: { policy?: { id: string; title: string } | null; doc_number?: string | null; quote: string; span?: Span | null; path: string[]; label?: string | null; file?: string | null; page?: number | null };
  states: { work: Coded; extension: Coded; dispute: Coded; pause: Coded };
  light: Light;
  offers: Offer[];
  parties: { lead?: UnitRef | null; assist: UnitRef[]; territorial: UnitRef[]; verifier?: UnitRef | string | null };
  siblings: TaskRow[];
  targets: Omit<Target, "span">[];
  milestones?: { name: string; due: string; done_on?: string | null }[];
  evidence_needed: { kind: string; label: string; have: number }[];
  progress_log: { at: string; by: PersonRef | string; progress: number; note?: string | null; files: FileRef[] }[];
  files: FileRef[];
  comments: { id: string; at: string; by: PersonRef | string; text: string }[];
  occurrences: OccurrenceRow[];
  extensions: Extension[];
  overdue_days?: number | null;
};
export type TimelineEntry = {
  id?: string; sealed?: boolean; at: string; by?: PersonRef | null; unit?: UnitRef | string | null; action: string; label: string; from?: string | null; to?: string | null;
  note?: string | null; fields: { label: string; before?: string | null; after?: string | null }[];
};
export type SavedView = { id: string; page: string; name: string; query: string };

export type OccurrenceRow = {
  id: string; duty: { id: string; title: string; rule: string; quote?: string; record_kind?: string | null; high_risk?: boolean };
  task: { id: string; number: string; title: string; policy: string; policy_title: string }; unit: UnitRef;
  window: { from: string; to: string; count_from: string; late_until: string }; need: number; have: number; unit_word: string;
  state: "pending" | "done" | "late" | "missed"; state_label: string; light: LightColor; records: { id: string; label: string; counts: number }[]; missing: string;
};
export type RecordRow = {
  id: string; kind: string; kind_label: string; title: string; on: string; unit: UnitRef; people: PersonRef[]; object?: string | null; places: string[];
  amount?: number | null; high_risk: boolean; files: FileRef[]; counts_for: { occurrence: string; label: string; counts: number }[]; state: string; state_label?: string;
  by: PersonRef | string; at: string; note?: string | null; version?: number; offers?: Offer[];
};

export type DeskItem = (TaskRow & { kind: "task" }) | (OccurrenceRow & { kind: "occurrence" });
export type Desk = {
  title: string;
  sections: { key: string; title: string; say: string; total: number; items: DeskItem[]; link: string }[];
  changes: { at: string; label: string; task?: string | { id: string } | null }[];
  tallies: { label: string; value: number; of?: number | null; link?: string | null }[];
};
export type WallCell = { column: string; color: LightColor; days?: number | null; task?: string | null; count?: number | null };
export type Wall = {
  policy: string | { id: string; title: string } | null; title: string; by: string;
  counts: { total: number } & LightCounts;
  since: { red: number; yellow: number } | null;
  columns: { id: string; label: string; group?: string | null }[];
  groups: { label: string; rows: { measure: string; label: string; name: string; cells: WallCell[] }[] }[];
};
export type Rollup = {
  key: string; label: string; total: number; no_deadline: number; light: LightColor; closed_of_due: { closed: number; due: number };
} & LightCounts;
export type SearchResult = {
  tasks: TaskRow[]; measures: { policy: string | { id: string; title: string }; measure: string; name: string; quote: string }[];
  units: Unit[]; policies: PolicySummary[];
};
export type Parameter = {
  key: string; label: string; value: string | number; unit?: string | null; source: string; region?: string; mark: "V" | "M" | "P"; effective_from: string;
  effective_to?: string | null;
};
export type Rights = { roles: { code: string; label: string }[]; routes: { method: string; path: string; right: string; roles: boolean[] }[] };
export type MeasurePage = { measure: MeasureView; policy: PolicySummary; light_counts: LightCounts };
