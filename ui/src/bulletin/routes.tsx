import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const bulletinRoutes = (up: AnyRoute) => [
  page(up, "/bulletins", () => import("./ListPage"), "ListPage"),
  page(up, "/bulletins/figures", () => import("./FiguresPage"), "FiguresPage"),
  page(up, "/bulletins/figures/$figure", () => import("./RecordsPage"), "RecordsPage"),
  page(up, "/bulletins/$id", () => import("./FiguresPage"), "KeptPage"),
];
