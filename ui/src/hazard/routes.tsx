import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const hazardRoutes = (up: AnyRoute) => [
  page(up, "/hazards", () => import("./ListPage"), "ListPage"),
  page(up, "/hazards/board", () => import("./BoardPage"), "BoardPage"),
  page(up, "/hazards/map", () => import("./MapPage"), "MapPage"),
  page(up, "/hazards/desk", () => import("./DeskPage"), "DeskPage"),
  page(up, "/hazards/stats", () => import("./StatsPage"), "StatsPage"),
  page(up, "/hazards/criteria", () => import("./CriteriaPage"), "CriteriaPage"),
  page(up, "/hazards/$id", () => import("./DetailPage"), "DetailPage"),
  page(up, "/listings", () => import("./ListingsPage"), "ListingsPage"),
];
