import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const pointRoutes = (up: AnyRoute) => [
  page(up, "/points", () => import("./ListPage"), "ListPage"),
  page(up, "/points/$id", () => import("./DetailPage"), "DetailPage"),
  page(up, "/sense/silences", () => import("./SilencesPage"), "SilencesPage"),
  page(up, "/sense/coverage", () => import("./CoveragePage"), "CoveragePage"),
];
