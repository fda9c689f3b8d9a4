import type { Offer, UnitRef } from "@/api/types";
import type { Coded } from "@/point/types";

/** Alarms as the server sends them. Kept here until the generated document holds all of them. */
export type Named = { id: string; name: string };
export type Somebody = { id?: string | null; name: string };
export type AlarmClock = { what: string; due: string; remaining_s: number };
export type AlarmNext = { at: string; remaining_s: number; level: number; label: string; why: string };
export type AlarmRow = {
  id: string; point: { id: string; code: string; name: string; kind: Coded; unit: string; spot: string; critical: boolean }; limit: Coded; limit_value?: number | null; value?: number | null; back_value?: number | null;
  priority: { code: string; label: string; colour: string }; raised_at: string; returned_at?: string | null; standing: boolean; late: boolean; chatter: boolean; flood?: string | null;
  signal: Coded; handling: Coded; level: number; level_label: string; unknown_levels: number[]; site: Named; enterprise: Named; region: string; region_name: string; trade: string;
  regulator?: UnitRef | null; assignee?: Somebody | null; cause?: Coded | null; hazard?: string | null; waiting?: AlarmClock | null; next?: AlarmNext | null; seq: number; version: number;
};
export type AlarmMark = { at: string; by: Somebody; note?: string | null; files: string[] };
export type AlarmTold = { level: number; label: string; to?: string | null; at: string; why: string; known?: AlarmMark | null };
export type AlarmDue = { due: string; remaining_s: number; met_at?: string | null; late: boolean };
export type AlarmFile = { id: string; name: string; media: string; size: number; at: string; by: string };
export type AlarmView = AlarmRow & {
  rule_version: number; latched: boolean; clocks: { confirm?: AlarmDue | null; feedback?: AlarmDue | null }; told: AlarmTold[];
  confirmed?: AlarmMark | null; assigned?: AlarmMark | null; handled?: AlarmMark | null; rejected?: AlarmMark | null; closed?: AlarmMark | null;
  silences: { kind: Coded; from: string; until?: string | null; reason: string; by: string }[]; files: AlarmFile[];
  timeline: { id: string; at: string; by: Somebody; unit?: UnitRef | null; action: string; label: string; from?: string | null; to?: string | null; note?: string | null; sealed: boolean }[];
  causes: Coded[]; offers: Offer[];
};
export type AlarmsAnswer = { confirmed: string[]; refused: { id: string; code: string; say: string }[] };
