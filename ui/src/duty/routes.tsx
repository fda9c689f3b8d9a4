import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const dutyRoutes = (up: AnyRoute) => [
  page(up, "/occurrences", () => import("./ListPage"), "ListPage"),
  page(up, "/occurrences/$id", () => import("./DetailPage"), "DetailPage"),
];
