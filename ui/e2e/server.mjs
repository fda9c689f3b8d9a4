// Starts `anlan demo` on a port of its own, with its own clock, and stops it again.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const freePort = () => new Promise((done) => {
  const s = createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => done(port)); });
});

/** `{ base, stop }`; with ANLAN_BASE set, the server that already runs there. */
export async function serve(more = []) {
  if (process.env.ANLAN_BASE) return { base: process.env.ANLAN_BASE.replace(/\/$/, ""), stop: async () => {} };
  const bin = process.env.ANLAN_BIN;
  if (!bin) throw new Error("Say which program to test: ANLAN_BIN=path/to/anlan npm run e2e (or ANLAN_BASE=http://… for a server that runs).");
  const port = await freePort();
  // Our own settings are none of the program's, which refuses names that it does not know.
  const env = Object.fromEntries(Object.entries(process.env).filter(([k]) => !k.startsWith("ANLAN_")));
  const child = spawn(bin, ["demo", "--listen", `127.0.0.1:${port}`, ...more], { stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  child.stdout.on("data", (d) => (said += d));
  child.stderr.on("data", (d) => (said += d));
  const base = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 3000; i++) {
    if (child.exitCode !== null) throw new Error(`anlan demo ended at once:\n${said.slice(-3000)}`);
    const up = await fetch(`${base}/api/health`).then((r) => r.ok, () => false);
    if (up) return { base, said: () => said, stop: () => new Promise((done) => { child.once("exit", done); child.kill("SIGTERM"); setTimeout(() => child.kill("SIGKILL"), 5000).unref(); }) };
    await new Promise((r) => setTimeout(r, 200));
  }
  child.kill("SIGKILL");
  throw new Error(`anlan demo did not answer within ten minutes:\n${said.slice(-3000)}`);
}
