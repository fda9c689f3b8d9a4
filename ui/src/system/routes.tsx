import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const systemRoutes = (up: AnyRoute) => [
  page(up, "/system", () => import("./ParametersPage"), "ParametersPage"),
  page(up, "/system/rights", () => import("./RightsPage"), "RightsPage"),
  page(up, "/system/sessions", () => import("./SessionsPage"), "SessionsPage"),
  page(up, "/system/ledger", () => import("./LedgerPage"), "LedgerPage"),
  page(up, "/system/api", () => import("./ApiPage"), "ApiPage"),
];
