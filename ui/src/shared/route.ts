import { createRoute, lazyRouteComponent, type AnyRoute } from "@tanstack/react-router";
import type { ComponentType } from "react";

/** A lazily loaded page below the shell. */
export function page(parent: AnyRoute, path: string, load: () => Promise<Record<string, unknown>>, name: string): AnyRoute {
  return createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name) }) as unknown as AnyRoute;
}
