import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const permitRoutes = (up: AnyRoute) => [
  page(up, "/permits", () => import("./ListPage"), "ListPage"),
  page(up, "/permits/new", () => import("./NewPage"), "NewPage"),
  page(up, "/permits/$id", () => import("./DetailPage"), "DetailPage"),
];
