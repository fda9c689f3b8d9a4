import type { components } from "@/api/generated";

type S = components["schemas"];
export type ShiftPlan = S["ShiftPlan"];
export type ShiftRow = S["ShiftRow"];
export type OnDuty = S["OnDuty"];
export type DutyNow = S["DutyNow"];
