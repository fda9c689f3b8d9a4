import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const receiverRoutes = (up: AnyRoute) => [page(up, "/sense/receivers", () => import("./ListPage"), "ListPage")];
