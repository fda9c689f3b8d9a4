import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const riskRoutes = (up: AnyRoute) => [
  page(up, "/risks", () => import("./ListPage"), "ListPage"),
  page(up, "/risks/$id", () => import("./DetailPage"), "DetailPage"),
  page(up, "/risks/$id/edit", () => import("./EditPage"), "EditPage"),
  page(up, "/risk-points/$point/new", () => import("./EditPage"), "NewPage"),
  page(up, "/sites/$id/risks", () => import("./SitePage"), "SitePage"),
];
