/** Keeps the files of this page on the device, so that it opens without a network; true once they all are. Nothing of the API is kept. */
export async function keepPages(): Promise<boolean> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return false;
  try {
    await navigator.serviceWorker.register("/sw.js");
    const ready = await navigator.serviceWorker.ready;
    // What was loaded before the worker was there, it has not seen.
    const files = performance.getEntriesByType("resource").map((e) => new URL(e.name)).filter((u) => u.origin === location.origin && (u.pathname.startsWith("/assets/") || u.pathname === "/icon.svg")).map((u) => u.pathname);
    const worker = ready.active;
    if (!worker) return false;
    return await new Promise<boolean>((done) => {
      const line = new MessageChannel();
      line.port1.onmessage = (e) => { line.port1.close(); done(e.data?.ready === true); };
      worker.postMessage({ keep: [...new Set(files)] }, [line.port2]);
    });
  } catch {
    // A browser without it still queues reports while the page is open.
    return false;
  }
}
