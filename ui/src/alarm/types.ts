import type { components } from "@/api/generated";

type S = components["schemas"];
export type AlarmRow = S["AlarmRow"];
export type AlarmView = S["AlarmView"];
export type AlarmClock = S["AlarmClock"];
export type AlarmDue = S["AlarmDue"];
export type AlarmMark = S["AlarmMark"];
export type AlarmsAnswer = S["AlarmsAnswer"];
