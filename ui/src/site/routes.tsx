import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const siteRoutes = (up: AnyRoute) => [
  page(up, "/sites", () => import("./ListPage"), "ListPage"),
  page(up, "/sites/import", () => import("./ImportPage"), "ImportPage"),
  page(up, "/sites/new", () => import("./EditPage"), "EditPage"),
  page(up, "/sites/$id", () => import("./DetailPage"), "DetailPage"),
  page(up, "/sites/$id/edit", () => import("./EditPage"), "EditPage"),
  page(up, "/firm", () => import("./FirmPage"), "FirmPage"),
];
