import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { Refused } from "@/api/client";
import { meQuery } from "@/shared/session";
import { openRoutes } from "@/public/routes";
import { accidentRoutes } from "@/accident/routes";
import { alarmRoutes } from "@/alarm/routes";
import { shiftRoutes } from "@/shift/routes";
import { promiseRoutes } from "@/promise/routes";
import { warningRoutes } from "@/warning/routes";
import { doubtRoutes } from "@/doubt/routes";
import { hazardRoutes } from "@/hazard/routes";
import { permitRoutes } from "@/permit/routes";
import { pointRoutes } from "@/point/routes";
import { bulletinRoutes } from "@/bulletin/routes";
import { channelRoutes } from "@/channel/routes";
import { meetingRoutes } from "@/meeting/routes";
import { messageRoutes } from "@/message/routes";
import { receiverRoutes } from "@/receiver/routes";
import { riskRoutes } from "@/risk/routes";
import { siteRoutes } from "@/site/routes";
import { deskRoutes } from "@/desk/routes";
import { dossierRoutes } from "@/dossier/routes";
import { dutyRoutes } from "@/duty/routes";
import { orgRoutes } from "@/org/routes";
import { paperRoutes } from "@/paper/routes";
import { policyRoutes } from "@/policy/routes";
import { recordRoutes } from "@/record/routes";
import { superviseRoutes } from "@/supervise/routes";
import { systemRoutes } from "@/system/routes";
import { taskRoutes } from "@/task/routes";
import { tourRoutes } from "@/tour/routes";
import { wallRoutes } from "@/wall/routes";
import { Broken, Missing, Waiting } from "./Fallback";
import { Shell } from "./Shell";
import { parseSearch, stringifySearch } from "./search-text";

export type RouterContext = { client: QueryClient };

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: Missing });

const signIn = createRoute({
  getParentRoute: () => root, path: "/sign-in", component: lazyRouteComponent(() => import("./SignIn"), "SignIn"),
});

/** Everything below needs somebody signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) throw redirect({ to: "/sign-in", search: { to: location.href } as never });
      throw error;
    }
  },
});

export function makeRouter(client: QueryClient) {
  const routes = [
    ...deskRoutes(shell), ...policyRoutes(shell), ...wallRoutes(shell), ...taskRoutes(shell), ...dossierRoutes(shell), ...dutyRoutes(shell), ...superviseRoutes(shell), ...tourRoutes(shell), ...meetingRoutes(shell),
    ...recordRoutes(shell), ...paperRoutes(shell), ...bulletinRoutes(shell), ...siteRoutes(shell), ...riskRoutes(shell), ...hazardRoutes(shell), ...permitRoutes(shell), ...accidentRoutes(shell), ...alarmRoutes(shell), ...pointRoutes(shell), ...doubtRoutes(shell), ...warningRoutes(shell), ...promiseRoutes(shell), ...shiftRoutes(shell), ...receiverRoutes(shell), ...messageRoutes(shell), ...channelRoutes(shell), ...orgRoutes(shell), ...systemRoutes(shell),
  ];
  return createRouter({
    routeTree: root.addChildren([signIn, ...openRoutes(root), shell.addChildren(routes)]),
    context: { client },
    parseSearch, stringifySearch,
    defaultPendingComponent: Waiting, defaultPendingMs: 300, defaultErrorComponent: Broken, defaultPreload: "intent",
    scrollRestoration: true,
  });
}
