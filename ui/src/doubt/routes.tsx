import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const doubtRoutes = (up: AnyRoute) => [
  page(up, "/doubts", () => import("./ListPage"), "ListPage"),
  page(up, "/doubts/$id", () => import("./DetailPage"), "DetailPage"),
];
