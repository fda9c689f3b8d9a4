import { createRoute, lazyRouteComponent, notFound, type AnyRoute } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Missing } from "@/app/Fallback";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Places in an address that hold a word of the API instead of a record's id. */
const words: Record<string, RegExp> = { figure: /^[a-z][a-z0-9_]*$/ };

/** What stands in an address where a record is meant must be a record's id; anything else is no page. */
export function known({ params }: { params: Record<string, string> }) {
  if (!Object.entries(params).every(([name, v]) => (words[name] ?? uuid).test(v))) throw notFound();
}

/** A lazily loaded page below the shell. */
export function page(parent: AnyRoute, path: string, load: () => Promise<Record<string, unknown>>, name: string): AnyRoute {
  return createRoute({ getParentRoute: () => parent, path, ...(path.includes("$") ? { loader: known as never, notFoundComponent: Missing } : {}), component: lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name) }) as unknown as AnyRoute;
}
