import type { AnyRoute } from "@tanstack/react-router";
import { page } from "@/shared/route";

export const warningRoutes = (up: AnyRoute) => [
  page(up, "/warnings", () => import("./ListPage"), "ListPage"),
  page(up, "/warnings/$id", () => import("./DetailPage"), "DetailPage"),
  page(up, "/sense/areas", () => import("./AreasPage"), "AreasPage"),
  page(up, "/sense/areas/$id", () => import("./AreaPage"), "AreaPage"),
  page(up, "/sense/weather", () => import("./WeatherPage"), "WeatherPage"),
];
