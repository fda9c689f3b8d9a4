import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const policyRoutes = (up: AnyRoute) => [
  page(up, "/policies", () => import("./ListPage"), "ListPage"),
  page(up, "/policies/$id", () => import("./DetailPage"), "DetailPage"),
  page(up, "/policies/$id/diff", () => import("./DiffPage"), "DiffPage"),
  page(up, "/measures/$id", () => import("./MeasurePage"), "MeasurePage"),
];
