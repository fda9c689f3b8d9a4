import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const taskRoutes = (up: AnyRoute) => [
  page(up, "/tasks", () => import("./ListPage"), "ListPage"),
  page(up, "/tasks/$id", () => import("./DetailPage"), "DetailPage"),
];
