import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const paperRoutes = (up: AnyRoute) => [
  page(up, "/papers", () => import("./ListPage"), "ListPage"),
  page(up, "/papers/new", () => import("./NewPage"), "NewPage"),
  page(up, "/papers/templates", () => import("./TemplatesPage"), "TemplatesPage"),
  page(up, "/papers/words", () => import("./WordsPage"), "WordsPage"),
  page(up, "/papers/$id", () => import("./DetailPage"), "DetailPage"),
];
