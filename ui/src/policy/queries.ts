import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { api, sentence } from "@/api/client";
import type { Offer, PolicyView } from "@/api/types";

export const policyKey = (id: string) => ["policy", id];
export const usePolicy = (id: string) => useQuery({ queryKey: policyKey(id), queryFn: () => api.get<PolicyView>(`/policies/${id}`), staleTime: 30_000 });

/** One decision of the review, see the API's `/policies/{id}/decisions`; the version is added here. */
export type Decision =
  | { doubt: string; choice: string }
  | { measure: string; set: Record<string, unknown> }
  | { split: { measure: string; at: number } }
  | { merge: string[] }
  | { issued_on: string } | { title: string } | { doc_number: string } | { issuer: string }
  | { resolve: { words: string; units: string[]; as_alias: boolean } }
  | { undo: number }
  | { settle_all: { kind: string; choice: string } };

export type Decide = (d: Decision) => Promise<boolean>;

/** Decide one thing; true when the server took it. A refusal is shown in its own words. */
export function useDecide(policy: PolicyView): Decide {
  const client = useQueryClient();
  const { message } = App.useApp();
  const m = useMutation({
    mutationFn: (d: Decision) => api.post<PolicyView>(`/policies/${policy.id}/decisions`, { version: client.getQueryData<PolicyView>(policyKey(policy.id))?.version ?? policy.version, ...d }),
    onSuccess: (after) => client.setQueryData(policyKey(policy.id), after),
    onError: (e) => {
      message.error(sentence(e), 6);
      void client.invalidateQueries({ queryKey: policyKey(policy.id) });
    },
    // One after the other: each decision carries the version that the one before made.
    scope: { id: `decide-${policy.id}` },
  });
  return (d) => m.mutateAsync(d).then(() => true, () => false);
}

export function useMovePolicy(policy: PolicyView) {
  const client = useQueryClient();
  return async (offer: Pick<Offer, "flow" | "action">, fields: Record<string, unknown> = {}) => {
    const after = await api.post<PolicyView>(`/policies/${policy.id}/moves`, { flow: offer.flow, action: offer.action, version: policy.version, ...fields });
    client.setQueryData(policyKey(policy.id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && q.queryKey[0] !== "policy" });
    return after;
  };
}
