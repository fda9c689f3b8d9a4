import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const shiftRoutes = (up: AnyRoute) => [page(up, "/shifts", () => import("./ShiftPage"), "ShiftPage")];
