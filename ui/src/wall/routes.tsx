import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const wallRoutes = (up: AnyRoute) => [page(up, "/wall", () => import("./WallPage"), "WallPage")];
