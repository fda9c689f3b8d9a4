/**
 * The records that the server answers with, from its own OpenAPI document (`generated.ts`), made narrower where the
 * document says `string` and only a few words are meant. Dates are YYYY-MM-DD, times RFC 3339 UTC, ids uuid strings.
 */
import type { components, paths } from "./generated";

type S = components["schemas"];
/** The record with some fields made narrower; a field that the server does not send is an error of the type. */
type Narrow<T, N extends { [K in keyof N]: K extends keyof T ? unknown : never }> = Omit<T, keyof N> & N;

/** `/api/tasks/{id}` as `/tasks/${string}`: asking for an address that the server does not have does not compile. */
type Filled<P extends string> = P extends `${infer A}{${string}}${infer B}` ? `${A}${string}${Filled<B>}` : P;
type Below<P> = P extends `/api${infer R}` ? R : never;
export type Address = Filled<Below<keyof paths>>;

export type Page<T> = { items: T[]; next?: string | null; total: S["Count"] };
export type UnitRef = S["UnitRef"];
/** Somebody; without id it is the clock. */
export type PersonRef = { id?: string | null; name: string; post?: string | null };
export type Offer = S["Offer"];
export type LightColor = "green" | "yellow" | "red" | "done" | "submitted" | "none";
export type Light = Narrow<S["LightView"], { color: LightColor; turns_to?: LightColor | null }>;
export type LightMark = Narrow<S["LightDot"], { color: LightColor }>;
export type LightCounts = S["LightCountsView"];
export type FileRef = Pick<S["FileView"], "id" | "name" | "size" | "media"> & Partial<Omit<S["FileView"], "by">> & Partial<Pick<S["TaskFile"], "kind" | "kind_label" | "dated">> & { by?: PersonRef | null };

export type Me = Narrow<S["Me"], { home: "office" | "unit" | "leader" | "enterprise" }>;
export type SessionRow = S["SessionView"];
export type Demo = S["DemoView"];
export type DemoPerson = S["DemoPerson"];

export type Region = S["RegionView"];
export type Unit = S["UnitView"];
export type Roster = S["RosterView"];
export type Person = S["PersonView"];
export type Enterprise = S["EnterpriseView"];
export type Preview = Narrow<S["Preview"], { rows: Narrow<S["PreviewRow"], { state: "new" | "change" | "same" | "error" }>[] }>;

/** From and to, in UTF-16 units of the document's text: what JavaScript counts in. */
export type Span = [number, number];
type At<T> = Omit<T, "span"> & { span: Span };
export type PolicyState = "draft" | "issued" | "superseded" | "void";
export type PolicySummary = Narrow<S["PolicySummary"], { kind: "plan" | "news" | "unreadable"; state: PolicyState }>;
export type AssignmentRole = "lead" | "joint_lead" | "assist" | "responsible" | "territorial";
export type Assignment = At<S["AssignmentView"]> & { role: AssignmentRole };
export type Doubt = At<S["DoubtView"]>;
export type MeasureView = At<Omit<S["MeasureView"], "assignments" | "inherited" | "deadlines" | "recurrences" | "targets" | "doubts">> & {
  assignments: Assignment[]; inherited: Assignment[]; deadlines: At<S["DeadlineView"]>[]; recurrences: At<S["RecurrenceView"]>[];
  targets: At<S["MeasureTarget"]>[]; doubts: Doubt[];
};
export type PolicyView = Narrow<S["Policy"], {
  kind: PolicySummary["kind"]; state: PolicyState; measures: MeasureView[]; doubts: Doubt[]; outline: At<S["HeadingView"]>[];
  findings: At<S["FindingView"]>[]; repairs: At<S["RepairView"]>[];
}>;
export type PolicyDiff = Narrow<S["DiffView"], {
  added: MeasureView[]; changed: Narrow<S["ChangedView"], { before: MeasureView; after: MeasureView }>[]; dropped: Narrow<S["DroppedView"], { measure: MeasureView }>[];
}>;
export type MeasurePage = Narrow<S["MeasurePage"], { measure: MeasureView; policy: PolicySummary }>;

export type TaskRow = Narrow<S["TaskRow"], { light: LightMark }>;
export type OccurrenceRow = Narrow<S["OccurrenceRow"], { light: LightColor; state: "pending" | "done" | "late" | "missed" }>;
export type Task = Narrow<S["TaskView"], { light: Light; siblings: TaskRow[]; occurrences: OccurrenceRow[]; provenance: Narrow<S["TaskSource"], { span?: Span | null }> }>;
export type TimelineEntry = S["TimelineEntry"];
export type SavedView = S["SavedView"];
export type RecordRow = S["RecordView"];

export type DeskItem = (TaskRow & { kind: "task" }) | (OccurrenceRow & { kind: "occurrence" }) | { kind: "hazard"; hazard: S["HazardRow"] } | { kind: "supervision"; supervision: S["SupervisionRow"] };
export type Desk = Narrow<S["Desk"], { sections: Narrow<S["DeskSection"], { items: DeskItem[] }>[] }>;
export type WallCell = Narrow<S["WallCell"], { color: LightColor }>;
export type Wall = Narrow<S["Chart"], { groups: Narrow<S["Group"], { rows: Narrow<S["WallRow"], { cells: WallCell[] }>[] }>[] }>;
export type Turns = Narrow<S["Turns"], { items: Narrow<S["Turned"], { from?: LightColor | null; to: LightColor }>[] }>;
export type Rollup = S["Rollup"];
export type SearchResult = Narrow<S["Found"], { tasks: TaskRow[] }>;
export type Parameter = Narrow<S["ParameterView"], { mark: "V" | "M" | "P" }>;
export type Rights = S["RightsMatrix"];
export type Verdict = S["LedgerVerdict"];
