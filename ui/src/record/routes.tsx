import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const recordRoutes = (up: AnyRoute) => [
  page(up, "/records", () => import("./ListPage"), "ListPage"),
  page(up, "/records/new", () => import("./EntryPage"), "EntryPage"),
  page(up, "/records/$id", () => import("./DetailPage"), "DetailPage"),
];
