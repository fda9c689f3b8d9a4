/**
 * Reports that wait on this device: written down at once, sent when there is a network, counted once however often they are
 * sent, because each carries a key of its own that the server knows again.
 */
import { api, Refused, upload } from "@/api/client";
import type { Address, FileRef } from "@/api/types";

export type Kept = { name: string; kind: string; type: string; blob: Blob; /** Once it is on the server. */ id?: string };
export type Waiting = {
  key: string; /** Who reported: only sent under the same account. */ person: string; at: string;
  body: { site?: string; source: string; text: string; place: string; kind?: string; lng?: number; lat?: number; risk_point?: string; title?: string };
  files: Kept[]; /** The server said no, in these words; waits for the person. */ said?: string;
};
export type Sent = { key: string; id: string; number: string; title: string };

/** `cut`: the server could not be reached, whatever the device says of its network. */
export type Result = { sent: Sent[]; left: number; cut: boolean };

export type Shelf = { all(): Promise<Waiting[]>; put(w: Waiting): Promise<void>; drop(key: string): Promise<void> };

const open = () => new Promise<IDBDatabase>((done, fail) => {
  const ask = indexedDB.open("anlan-report", 1);
  ask.onupgradeneeded = () => ask.result.createObjectStore("waiting", { keyPath: "key" });
  ask.onsuccess = () => done(ask.result);
  ask.onerror = () => fail(ask.error ?? new Error("IndexedDB"));
});
async function run<T>(mode: IDBTransactionMode, act: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const tx = db.transaction("waiting", mode), ask = act(tx.objectStore("waiting"));
      // Done only when it is on the disk, not when it was asked for.
      tx.oncomplete = () => done(ask.result);
      tx.onerror = tx.onabort = () => fail(tx.error ?? new Error("IndexedDB"));
    });
  } finally {
    db.close();
  }
}

/** The device's own storage. */
export const shelf: Shelf = {
  all: () => run("readonly", (s) => s.getAll() as IDBRequest<Waiting[]>),
  put: (w) => run("readwrite", (s) => s.put(w)).then(() => undefined),
  drop: (key) => run("readwrite", (s) => s.delete(key)).then(() => undefined),
};

export type Carrier = { upload(f: Kept): Promise<string>; report(w: Waiting): Promise<{ id: string; number: string; title: string }> };
const carrier: Carrier = {
  upload: async (f) => { const form = new FormData(); form.append("file", new File([f.blob], f.name, { type: f.type })); return (await upload<FileRef>("/files", form)).id; },
  report: (w) => api.post<{ id: string; number: string; title: string }>("/hazards" as Address, { ...w.body, found_at: w.at, client_key: w.key, evidence: w.files.map((f) => ({ file: f.id, kind: f.kind })) }),
};

/** No network, or a server that did not answer, is no refusal: try again later. 401 waits for signing in. */
const later = (e: unknown) => e instanceof Refused && (e.status === 0 || e.status === 401 || e.status === 408 || e.status === 429 || e.status >= 500);

/** Send what waits for this person, oldest first; stops at the first sign that there is no network. */
export async function sendWaiting(person: string, on: Shelf = shelf, by: Carrier = carrier): Promise<Result> {
  const sent: Sent[] = [];
  let cut = false;
  const tried = new Set<string>();
  // Looked up anew each time: what was reported while others were being sent goes along at once.
  const next = async () => (await on.all()).filter((w) => w.person === person && !w.said && !tried.has(w.key)).sort((a, b) => a.at.localeCompare(b.at))[0];
  for (let w = await next(); w; w = await next()) {
    tried.add(w.key);
    try {
      for (const f of w.files) {
        if (f.id) continue;
        f.id = await by.upload(f);
        // Kept at once: a break in the middle does not send the same photo twice.
        await on.put(w);
      }
      const h = await by.report(w);
      await on.drop(w.key);
      sent.push({ key: w.key, id: h.id, number: h.number, title: h.title });
    } catch (e) {
      if (later(e)) { cut = true; break; }
      await on.put({ ...w, said: e instanceof Error ? e.message : "服务器没有接收。" });
    }
  }
  return { sent, left: (await on.all()).filter((w) => w.person === person).length, cut };
}

let running: Promise<Result> | null = null;
/** One sending at a time, also over several tabs where the browser can tell. */
export function sendNow(person: string) {
  const once = async (): Promise<Result> => ("locks" in navigator ? await navigator.locks.request("anlan-report", () => sendWaiting(person)) : await sendWaiting(person));
  return (running ??= once().finally(() => (running = null)));
}

/** A key that no other report has; also where the page is not served over https and the browser's own is missing. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}
