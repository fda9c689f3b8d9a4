import type { components } from "@/api/generated";

type S = components["schemas"];
export type TourRow = S["TourRow"];
export type Tour = S["TourPage"];
export type TourPlace = S["TourPlace"];
export type TourPace = S["TourPace"];
export type TourCandidate = S["TourCandidate"];
export type VisitRow = S["TourVisitRow"];
export type Visit = S["TourVisitPage"];
export type Finding = S["TourFinding"];
export type FindingTask = S["TourTask"];
export type StationRow = S["TourStationRow"];
export type Station = S["TourStationPage"];
