import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

/** What the stream last told; `on`: the line to the server stands. */
export type Live = { on: boolean; seen: number; newest: string | null };

/**
 * Changes of alarms as they happen: every message lets what shows alarms be read anew, at most a few times a second. While the
 * line is down the pages ask by themselves every few seconds (see `every`).
 */
export function useLive(): Live {
  const client = useQueryClient();
  const [live, setLive] = useState<Live>({ on: false, seen: 0, newest: null });
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    const source = new EventSource("/api/alarms/live");
    const heard = (e: MessageEvent<string>) => {
      let newest: string | null = null;
      try {
        newest = (JSON.parse(e.data) as { id?: string }).id ?? null;
      } catch {
        // A message without a record still says that something changed.
      }
      setLive((l) => ({ on: true, seen: l.seen + 1, newest: newest ?? l.newest }));
      waiting.current ??= setTimeout(() => {
        waiting.current = null;
        void client.invalidateQueries({ predicate: (q) => ["alarms", "alarm"].includes(String(q.queryKey[0])) });
      }, 120);
    };
    source.onopen = () => setLive((l) => ({ ...l, on: true }));
    source.onerror = () => setLive((l) => ({ ...l, on: false }));
    source.onmessage = heard;
    source.addEventListener("alarm", heard as EventListener);
    return () => {
      source.close();
      if (waiting.current) clearTimeout(waiting.current);
      waiting.current = null;
    };
  }, [client]);
  return live;
}

/** How often a page asks by itself: seldom while the line stands, often while it is down. */
export const every = (live: Live) => (live.on ? 30_000 : 3_000);
