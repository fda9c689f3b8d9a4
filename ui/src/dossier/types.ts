import type { components } from "@/api/generated";
import type { OccurrenceRow } from "@/api/types";

type S = components["schemas"];
export type MyQuarter = Omit<S["MyQuarter"], "duties"> & { duties: OccurrenceRow[] };
export type QuarterItem = S["QuarterItem"];
export type DossierRow = S["DossierRow"];
export type Dossier = S["Dossier"];
export type DutyLine = S["DutyLine"];
export type FactLine = S["FactLine"];
export type PostDuties = S["PostDuties"];
export type AssignedDuty = S["AssignedDuty"];
