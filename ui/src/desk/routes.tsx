import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const deskRoutes = (up: AnyRoute) => [
  page(up, "/", () => import("./DeskPage"), "DeskPage"),
  page(up, "/search", () => import("./SearchPage"), "SearchPage"),
];
