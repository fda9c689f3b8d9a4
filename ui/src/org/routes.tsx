import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const orgRoutes = (up: AnyRoute) => [
  page(up, "/org", () => import("./UnitsPage"), "UnitsPage"),
  page(up, "/org/rosters", () => import("./RostersPage"), "RostersPage"),
  page(up, "/org/persons", () => import("./PersonsPage"), "PersonsPage"),
  page(up, "/org/enterprises", () => import("./EnterprisesPage"), "EnterprisesPage"),
  page(up, "/org/imports", () => import("./ImportsPage"), "ImportsPage"),
];
