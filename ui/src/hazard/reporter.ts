import { redirect } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { Refused } from "@/api/client";
import { meQuery } from "@/shared/session";

/** Who reports, as this device remembers for when there is no network; `ahead`: server's clock minus this device's, in ms. */
export type Reporter = { id: string; name: string; unit: string; home: string; reads: boolean; risks: boolean; ahead: number };
const key = "anlan.reporter";
export const who = { queryKey: ["reporter"], queryFn: (): Reporter => JSON.parse(localStorage.getItem(key) ?? "null") as Reporter, staleTime: Infinity };

/** Before the page: the account from the server, or, without a network, the one that was here before. */
export async function beforeReport(client: QueryClient, here: string) {
  try {
    const me = await client.fetchQuery({ ...meQuery, staleTime: 0 });
    const reporter: Reporter = { id: me.person.id ?? "", name: me.person.name, unit: me.unit.short || me.unit.name, home: me.home, reads: me.rights.includes("site.read"), risks: me.rights.includes("risk.read"), ahead: Date.parse(me.now) - Date.now() };
    try { localStorage.setItem(key, JSON.stringify(reporter)); } catch { /* Without storage it works while there is a network. */ }
    client.setQueryData(who.queryKey, reporter);
  } catch (e) {
    if (e instanceof Refused && e.status === 401) throw redirect({ to: "/sign-in", search: { to: here } as never });
    const known = who.queryFn();
    if (!known) throw e;
    client.setQueryData(who.queryKey, known);
  }
}
