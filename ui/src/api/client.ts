import type { Address } from "./types";

/** What the server refused, in its own words: `detail` is the sentence to show. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: { path: string; say: string }[] = [],
    readonly requestId?: string,
  ) {
    super(detail);
  }
}

export type Query = Record<string, string | number | boolean | null | undefined | string[]>;

/** Query text: empty values are left out, several values of one filter are repeated. */
export function queryText(query?: Query): string {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === "") continue;
    if (Array.isArray(value)) value.forEach((v) => out.append(key, v));
    else out.append(key, String(value));
  }
  const text = out.toString();
  return text ? `?${text}` : "";
}

const gone = new Set<() => void>();
/** Called when the server says that nobody is signed in any more. */
export function whenSignedOut(act: () => void) {
  gone.add(act);
  return () => void gone.delete(act);
}

async function refusal(res: Response): Promise<Refused> {
  const body = await res.json().catch(() => null);
  const said = body?.detail || body?.title;
  const plain =
    res.status === 413 ? "文件超过服务器允许的大小，请压缩或拆分后再传。"
    : res.status >= 502 ? "服务器暂时没有应答，请稍后再试；已填写的内容还在。"
    : `服务器没有完成这次操作（${res.status}）。请稍后再试。`;
  return new Refused(res.status, body?.code ?? "", said ?? plain, body?.fields ?? [], body?.request_id);
}

async function send<T>(method: string, path: string, query?: Query, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-Anlan"] = "1";
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  let res: Response;
  try {
    res = await fetch(`/api${path}${queryText(query)}`, {
      method, headers, credentials: "same-origin",
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, "OFFLINE", "连不上服务器，请检查网络；已填写的内容还在。");
  }
  if (!res.ok) {
    const refused = await refusal(res);
    if (res.status === 401 && !path.startsWith("/session")) gone.forEach((act) => act());
    throw refused;
  }
  if (res.status === 204 || res.headers.get("content-length") === "0") return undefined as T;
  const text = await res.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  get: <T>(path: Address, query?: Query) => send<T>("GET", path, query),
  post: <T>(path: Address, body?: unknown, query?: Query) => send<T>("POST", path, query, body ?? {}),
  put: <T>(path: Address, body?: unknown) => send<T>("PUT", path, undefined, body ?? {}),
  del: <T>(path: Address) => send<T>("DELETE", path),
};

/** Upload with progress in 0..1; fetch cannot report how much has been sent. */
export function upload<T>(path: Address, form: FormData, onProgress?: (part: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", `/api${path}`);
    xhr.setRequestHeader("X-Anlan", "1");
    xhr.upload.onprogress = (e) => e.lengthComputable && onProgress?.(e.loaded / e.total);
    xhr.onerror = () => reject(new Refused(0, "OFFLINE", "上传中断，请检查网络后再传一次。"));
    xhr.onload = () => {
      if (xhr.status < 300) return resolve(xhr.responseText ? JSON.parse(xhr.responseText) : (undefined as T));
      refusal(new Response(xhr.responseText, { status: xhr.status })).then(reject);
    };
    xhr.send(form);
  });
}

/** The sentence for any failure. */
export function sentence(error: unknown): string {
  if (error instanceof Refused) return error.detail;
  return error instanceof Error && error.message ? `页面出了差错：${error.message}` : "页面出了差错，请刷新后再试。";
}

/** A list answer may be a bare array or an object with `items`: take either. */
export function rows<T>(answer: T[] | { items: T[] } | undefined): T[] {
  if (!answer) return [];
  return Array.isArray(answer) ? answer : answer.items;
}
