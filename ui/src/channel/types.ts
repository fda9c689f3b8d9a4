import type { components } from "@/api/generated";

type S = components["schemas"];
/** A way by which messages leave the system. */
export type ChannelRow = S["ChannelRow"];
/** One of them with its last sends and its past. */
export type ChannelView = S["ChannelView"];
export type ChannelTest = S["ChannelTestView"];
