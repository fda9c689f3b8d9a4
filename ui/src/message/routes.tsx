import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const messageRoutes = (up: AnyRoute) => [
  page(up, "/messages", () => import("./InboxPage"), "InboxPage"),
  page(up, "/messages/settings", () => import("./SettingsPage"), "SettingsPage"),
];
