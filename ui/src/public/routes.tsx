import { createRoute, lazyRouteComponent, type AnyRoute } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { beforeReport } from "@/hazard/reporter";
import { page } from "@/shared/route";

/** Pages outside the frame: open to everybody, and the report page, which also opens without a network. */
export const openRoutes = (root: AnyRoute) => [
  page(root, "/public/listings", () => import("./ListingsPage"), "ListingsPage"),
  page(root, "/public/risks/$id", () => import("./RisksPage"), "RisksPage"),
  createRoute({
    getParentRoute: () => root, path: "/report", component: lazyRouteComponent(() => import("@/hazard/ReportPage"), "ReportPage"),
    beforeLoad: ({ context, location }) => beforeReport((context as { client: QueryClient }).client, location.href),
  }) as unknown as AnyRoute,
];
