import type { components } from "@/api/generated";
import type { Explained } from "@/site/types";

type S = components["schemas"];
export type HazardRow = S["HazardRow"];
export type Plan = { duty: string; measures: string; funds: string; deadline?: string | null; emergency: string; goal?: string };
export type Verdict = {
  outcome: "major" | "not_major" | "needs_expert"; why: string; standard: string; mark: string; trade: string; day: string; text: string; edition: string;
  clauses: { criterion: string; standard: string; number: string; clause: string; text: string; direct: boolean; mark: string }[]; answers: Record<string, "yes" | "no" | "unknown">;
};
export type HazardView = Omit<S["HazardView"], "plan" | "verdict" | "explain"> & { plan?: Plan | null; verdict?: Verdict | null; explain?: Explained | null };
export type ListingView = S["ListingView"];
export type HazardFile = S["HazardFile"];
export type Placard = S["Placard"];
export type BoardColumn = S["BoardColumn"];
export type Criterion = { id: string; standard: string; number: string; clause: string; part: string; text: string; ask: string; hit: string; direct: boolean; mark: string; words: string[]; needed: boolean };
export type Criteria = { items: Criterion[]; trades: Record<string, number> };
export type Finding = {
  n: number; kind: string; label: string; say: string; score: number; file?: string | null; other_file?: string | null; other_hazard?: string | null; at: string;
  state: "open" | "dismissed" | "confirmed"; settled_name?: string | null; settled_at?: string | null; reason?: string | null;
};
