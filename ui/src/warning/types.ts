import type { components } from "@/api/generated";

type S = components["schemas"];
export type WarningView = S["WarningView"];
export type WarningPage = S["WarningPage"];
export type RatingView = S["RatingView"];
export type RatingTerm = S["RatingTerm"];
export type WeatherMark = S["WeatherMarkView"];
export type AreaRow = S["AreaRow"];
export type AreaPage = S["AreaPage"];
export type AreaWarning = S["AreaWarning"];
export type Said = S["MarkView"];
