import type { components } from "@/api/generated";

type S = components["schemas"];
export type RiskRow = S["RiskRow"];
export type RiskView = S["RiskView"];
export type RiskForm = S["RiskForm"];
export type Chosen = S["RiskChosen"];
export type ScoreAnswer = S["ScoreAnswer"];
export type RiskTables = S["RiskTables"];
export type SiteRisks = S["SiteRisks"];
export type RiskPoint = S["RiskPointView"];
export type MapView = S["MapView"];
export type PublicRisks = S["PublicRisks"];
export type Corner = [number, number];
