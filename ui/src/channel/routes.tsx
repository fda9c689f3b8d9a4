import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const channelRoutes = (up: AnyRoute) => [page(up, "/system/channels", () => import("./ListPage"), "ListPage")];
