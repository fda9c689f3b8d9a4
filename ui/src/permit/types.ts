import type { components } from "@/api/generated";

type S = components["schemas"];
export type PermitRow = S["PermitRow"];
export type PermitPage = S["PermitPage"];
export type PermitKind = S["PermitKind"];
export type PermitSummary = S["PermitSummary"];
export type PermitAnalysis = S["PermitAnalysis"];
