import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { AlarmsAnswer, AlarmView } from "./types";

export const alarmKey = (id: string) => ["alarm", id];
export const useAlarm = (id: string, again?: number) => useQuery({ queryKey: alarmKey(id), queryFn: () => api.get<AlarmView>(`/alarms/${id}` as Address), refetchInterval: again });

/** Files as the form holds them, to ids as alarms and doubts take them. */
export const fileIds = (value: unknown): string[] => (Array.isArray(value) ? value.map((f) => (typeof f === "string" ? f : (f as { file: string }).file)) : []);

/** A step of an alarm; also what is refused may have changed it (feedback that was not true), so it is read anew. */
export function useMoveAlarm(a: AlarmView) {
  const client = useQueryClient();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const { files, evidence, ...rest } = fields;
    const all = [...fileIds(files), ...fileIds(evidence)];
    try {
      const after = await api.post<AlarmView>(`/alarms/${a.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: a.version, ...rest, ...(all.length ? { files: all } : {}) });
      client.setQueryData(alarmKey(a.id), after);
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && !(q.queryKey[0] === "alarm" && q.queryKey[1] === a.id) });
      return after;
    } catch (error) {
      void client.invalidateQueries({ queryKey: alarmKey(a.id) });
      throw error;
    }
  };
}

/** Confirms several at once; each that is refused says why. */
export function useConfirmMany() {
  const client = useQueryClient();
  return async (alarms: string[], cause: string, note?: string) => {
    const done = await api.post<AlarmsAnswer>("/alarms/confirm" as Address, { alarms, cause, note });
    void client.invalidateQueries({ predicate: (q) => ["alarms", "alarm", "desk"].includes(String(q.queryKey[0])) });
    return done;
  };
}

/** Now, once a second: what counts down is drawn by it. */
export function useSecond(): number {
  const [now, set] = useState(() => performance.now());
  useEffect(() => {
    const t = setInterval(() => set(performance.now()), 1000);
    return () => clearInterval(t);
  }, []);
  return now;
}
