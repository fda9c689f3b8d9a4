import type { components } from "@/api/generated";

type S = components["schemas"];
export type Coded = S["CodeWord"];
export type Limits = S["Limits"];
export type Mute = S["MuteView"];
export type PointRow = S["PointRow"];
export type MarkSaid = S["MarkView"];
export type RuleView = S["RuleView"];
export type PointView = S["PointView"];
export type PastEntry = S["PastEntry"];
export type Bucket = S["Bucket"];
export type Range = S["RangeView"];
export type Coverage = S["CoverageView"];
export type LimitsChanged = S["LimitsChanged"];
export type PowerView = S["PowerView"];
export type PowerFigures = S["PowerFigures"];
export type PowerPut = S["PowerPut"];
