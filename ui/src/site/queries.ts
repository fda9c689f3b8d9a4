import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { SiteView } from "./types";

export const siteKey = (id: string) => ["site", id];
export const useSite = (id: string) => useQuery({ queryKey: siteKey(id), queryFn: () => api.get<SiteView>(`/sites/${id}` as Address) });

/** After a change of a site: its page as answered, everything that lists it anew. */
export function useSiteChanged() {
  const client = useQueryClient();
  return (after: SiteView) => {
    client.setQueryData(siteKey(after.id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && !(q.queryKey[0] === "site" && q.queryKey[1] === after.id) });
  };
}

/** A life event of the site. */
export function useMoveSite(site: SiteView) {
  const changed = useSiteChanged();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const after = await api.post<SiteView>(`/sites/${site.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: site.version, ...fields });
    changed(after);
    return after;
  };
}
