import type { components } from "@/api/generated";

type S = components["schemas"];
export type AccidentRow = S["AccidentRow"];
export type AccidentPage = S["AccidentPage"];
export type AccidentMonth = S["AccidentMonth"];
export type AccidentKind = S["AccidentKind"];
export type AccidentMark = S["AccidentMark"];
export type Inquiry = S["InquiryView"];
export type AccidentPlace = S["AccidentPlace"];
export type AccidentPlaces = S["AccidentPlaces"];
export type AccidentRate = S["AccidentRate"];
export type AccidentRates = S["AccidentRates"];
