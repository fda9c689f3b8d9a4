import type { Offer } from "@/api/types";

/** Records of the sensing context as the server sends them. Kept here until the generated document holds all of them. */
export type Coded = { code: string; label: string };
export type Limits = {
  ll?: number | null; l?: number | null; h?: number | null; hh?: number | null; rate?: number | null; rate_window_s?: number | null;
  deadband: number; on_s: number; off_s: number; cut?: number | null; restore?: number | null; normal?: boolean | null; silent_s: number;
};
export type Mute = { kind: Coded; from?: string | null; until?: string | null; reason?: string | null; by?: string | null };
export type PointRow = {
  id: string; slot: number; code: string; name: string; kind: Coded; unit: string; site: string; site_name: string; region_path: string; trade: string; spot: string;
  critical: boolean; state: Coded; muted?: Mute | null; limits: Limits; lo?: number | null; hi?: number | null; bundle: string; gateway: string;
  calibrate_due?: string | null; calibrate_overdue: boolean; silent_hours: number; silent_colour?: string | null; version: number;
};
export type MarkSaid = { at: string; name: string; note?: string | null; files: string[] };
export type RuleView = {
  id: string; number: number; state: Coded; limits: Limits; lo?: number | null; hi?: number | null; looser: string[]; reason: string; asked: MarkSaid; decided?: MarkSaid | null;
  from?: string | null; until?: string | null; offers: Offer[];
};
export type PointView = PointRow & {
  resolution: number; sample_s: number; report_s: number; latched: boolean; installation?: string | null; neighbours: string[]; template?: Coded | null; template_source?: string | null;
  rule_version: number; calibrated_on?: string | null; rules: RuleView[]; mutes: Mute[]; editable: boolean; offers: Offer[];
};
export type PastEntry = { at: string; name: string; action: string; label: string; note?: string | null; sealed: boolean };
export type Bucket = { at_ms: number; min?: number | null; max?: number | null; mean?: number | null; count: number; bad: number };
export type Range = { from_ms: number; until_ms: number; count: number; readings: { at_ms: number; value?: number | null; quality?: string }[]; curve: Bucket[] };
export type Coverage = {
  installations: number; covered: number; cut: boolean; clause: string; shares: { region_path: string; trade: string; installations: number; covered: number }[];
  uncovered: { installation: string; name: string; level: number; site: string; site_name: string; region_path: string; trade: string; points: number; missing: string[] }[];
};
