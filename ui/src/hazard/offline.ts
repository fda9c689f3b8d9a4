/** Keeps the files of this page on the device, so that it opens without a network. Nothing of the API is kept. */
export async function keepPages() {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  try {
    await navigator.serviceWorker.register("/sw.js");
    const ready = await navigator.serviceWorker.ready;
    // What was loaded before the worker was there, it has not seen.
    const files = performance.getEntriesByType("resource").map((e) => new URL(e.name)).filter((u) => u.origin === location.origin && (u.pathname.startsWith("/assets/") || u.pathname === "/icon.svg")).map((u) => u.pathname);
    ready.active?.postMessage({ keep: [...new Set(files)] });
  } catch {
    // A browser without it still queues reports while the page is open.
  }
}
