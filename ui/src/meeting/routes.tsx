import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const meetingRoutes = (up: AnyRoute) => [
  page(up, "/meetings", () => import("./ListPage"), "ListPage"),
  page(up, "/meetings/$id", () => import("./DetailPage"), "DetailPage"),
  page(up, "/committees", () => import("./CommitteesPage"), "CommitteesPage"),
  page(up, "/committees/$id", () => import("./CommitteePage"), "CommitteePage"),
];
