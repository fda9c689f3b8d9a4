import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const superviseRoutes = (up: AnyRoute) => [
  page(up, "/supervisions", () => import("./ListPage"), "ListPage"),
  page(up, "/supervisions/rules", () => import("./RulesPage"), "RulesPage"),
  page(up, "/supervisions/$id", () => import("./DetailPage"), "DetailPage"),
];
