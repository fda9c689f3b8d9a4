import type { components } from "@/api/generated";

type S = components["schemas"];
/** One thing that I was told. */
export type MessageRow = S["MessageRow"];
export type MessagePage = S["MessagePage"];
export type Unread = S["UnreadView"];
export type MessageSettings = S["SettingsView"];
/** Letters, visits and forms of a unit in a month. */
export type Burden = S["BurdenView"];
export type BurdenRecords = S["BurdenRecords"];
