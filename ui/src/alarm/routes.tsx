import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const alarmRoutes = (up: AnyRoute) => [
  page(up, "/sense", () => import("./OverviewPage"), "OverviewPage"),
  page(up, "/sense/quality", () => import("./QualityPage"), "QualityPage"),
  page(up, "/alarms", () => import("./ListPage"), "ListPage"),
  page(up, "/alarms/$id", () => import("./DetailPage"), "DetailPage"),
];
