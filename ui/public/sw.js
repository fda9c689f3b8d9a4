// Keeps the report page's own files, so that it opens without a network. No answer of the API is ever kept here.
const shelf = "anlan-page-1";
self.addEventListener("install", (e) => e.waitUntil(caches.open(shelf).then((c) => c.add(new Request("/report", { cache: "reload" }))).then(() => self.skipWaiting())));
self.addEventListener("activate", (e) => e.waitUntil(caches.keys().then((all) => Promise.all(all.filter((k) => k !== shelf).map((k) => caches.delete(k)))).then(() => self.clients.claim())));
self.addEventListener("message", (e) => {
  const keep = (e.data?.keep ?? []).filter((p) => typeof p === "string" && (p.startsWith("/assets/") || p === "/icon.svg"));
  // Also drops files of an older build that nothing names any more.
  e.waitUntil(caches.open(shelf).then(async (c) => {
    const have = await c.keys();
    await Promise.all(have.map((r) => new URL(r.url).pathname).filter((p) => p.startsWith("/assets/") && !keep.includes(p)).map((p) => c.delete(p)));
    const missing = keep.filter((p) => !have.some((r) => new URL(r.url).pathname === p));
    await Promise.all(missing.map((p) => c.add(p).catch(() => undefined)));
    const now = (await c.keys()).map((r) => new URL(r.url).pathname);
    e.ports[0]?.postMessage({ ready: ["/report", ...keep].every((p) => now.includes(p)) });
  }));
});
self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (e.request.mode === "navigate" && url.pathname === "/report") {
    e.respondWith(fetch(e.request).then((r) => { if (r.ok) { const copy = r.clone(); caches.open(shelf).then((c) => c.put("/report", copy)); } return r; }).catch(() => caches.match("/report")));
  } else if (url.pathname.startsWith("/assets/") || url.pathname === "/icon.svg") {
    e.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(e.request)));
  }
});
