import type { components } from "@/api/generated";

type S = components["schemas"];
export type MeetingRow = S["MeetingRow"];
export type MeetingPage = S["MeetingPage"];
export type AgendaItem = S["AgendaItem"];
export type CommitteeRow = S["CommitteeRow"];
export type CommitteePageData = S["CommitteePage"];
export type SeatView = S["SeatView"];
export type TallyView = S["TallyView"];
