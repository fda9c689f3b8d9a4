import { createRoute, lazyRouteComponent, notFound, type AnyRoute } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Missing } from "@/app/Fallback";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What stands in an address where a record is meant must be a record's id; anything else is no page. */
function known({ params }: { params: Record<string, string> }) {
  if (!Object.values(params).every((v) => uuid.test(v))) throw notFound();
}

/** A lazily loaded page below the shell. */
export function page(parent: AnyRoute, path: string, load: () => Promise<Record<string, unknown>>, name: string): AnyRoute {
  return createRoute({ getParentRoute: () => parent, path, ...(path.includes("$") ? { loader: known as never, notFoundComponent: Missing } : {}), component: lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name) }) as unknown as AnyRoute;
}
