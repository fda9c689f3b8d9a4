import type { components } from "@/api/generated";

type S = components["schemas"];
export type SupervisionRow = S["SupervisionRow"];
export type SupervisionPage = S["SupervisionPage"];
export type SuperviseMark = S["SuperviseMark"];
export type SuperviseRule = S["SuperviseRuleView"];
export type Trial = S["Trial"];
