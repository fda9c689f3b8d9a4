import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const dossierRoutes = (up: AnyRoute) => [
  page(up, "/my/quarter", () => import("./QuarterPage"), "QuarterPage"),
  page(up, "/dossiers", () => import("./ListPage"), "ListPage"),
  page(up, "/dossiers/posts/$id", () => import("./DossierPage"), "DossierPage"),
  page(up, "/posts/$id/duties", () => import("./DutiesPage"), "DutiesPage"),
];
