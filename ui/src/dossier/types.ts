import type { components } from "@/api/generated";

type S = components["schemas"];
export type MyQuarter = S["MyQuarter"];
export type QuarterItem = S["QuarterItem"];
export type DossierRow = S["DossierRow"];
export type Dossier = S["Dossier"];
export type DutyLine = S["DutyLine"];
export type FactLine = S["FactLine"];
export type PostDuties = S["PostDuties"];
export type AssignedDuty = S["AssignedDuty"];
