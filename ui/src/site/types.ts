import type { components } from "@/api/generated";

type S = components["schemas"];
export type SiteRow = S["SiteRow"];
export type PartView = Omit<S["PartView"], "body"> & { body: Record<string, unknown> };
export type SiteView = Omit<S["SiteView"], "parts" | "staffing"> & {
  parts: Record<keyof S["Parts"], PartView[]>;
  staffing: { full_time: number; part_time: number; engineers: number; director: boolean; committee: boolean };
};
export type GradeView = S["GradeView"];
export type Explained = { rule: string; clause?: string | null; say?: string | null; inputs: S["LabelValue"][]; parameters: S["ParameterUse"][] };
export type Prefill = S["Prefill"];
export type InstallationVerdict = S["InstallationVerdict"];
export type SiteImport = S["SiteImport"];
