import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const accidentRoutes = (up: AnyRoute) => [
  page(up, "/accidents", () => import("./ListPage"), "ListPage"),
  page(up, "/accidents/new", () => import("./NewPage"), "NewPage"),
  page(up, "/accidents/$id", () => import("./DetailPage"), "DetailPage"),
];
