import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const promiseRoutes = (up: AnyRoute) => [
  page(up, "/promises", () => import("./ListPage"), "ListPage"),
  page(up, "/promises/$id", () => import("./DetailPage"), "DetailPage"),
];
