import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const tourRoutes = (up: AnyRoute) => [
  page(up, "/tours", () => import("./ListPage"), "ListPage"),
  page(up, "/tours/new", () => import("./NewPage"), "NewPage"),
  page(up, "/tours/$id", () => import("./TourPage"), "TourPage"),
  page(up, "/tour-visits", () => import("./VisitsPage"), "VisitsPage"),
  page(up, "/tour-visits/$id", () => import("./VisitPage"), "VisitPage"),
  page(up, "/tour-stations", () => import("./StationsPage"), "StationsPage"),
  page(up, "/tour-stations/$id", () => import("./StationPage"), "StationPage"),
];
