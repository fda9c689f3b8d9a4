import type { components } from "@/api/generated";

type S = components["schemas"];
/** A system outside that gets alarms. */
export type ReceiverRow = S["ReceiverRow"];
/** One of them with its last messages and its past. */
export type ReceiverView = S["ReceiverView"];
export type TestView = S["TestView"];
