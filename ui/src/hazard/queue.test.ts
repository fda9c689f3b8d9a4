import { describe, expect, it } from "vitest";
import { Refused } from "@/api/client";
import { sendWaiting, type Carrier, type Shelf, type Waiting } from "./queue";

function memory(list: Waiting[]): Shelf & { list: Waiting[] } {
  return {
    list,
    all: async () => list.map((w) => ({ ...w, files: w.files.map((f) => ({ ...f })) })),
    put: async (w) => { const i = list.findIndex((x) => x.key === w.key); if (i < 0) list.push(w); else list[i] = w; },
    drop: async (key) => { list.splice(list.findIndex((w) => w.key === key), 1); },
  };
}
const waiting = (key: string, more: Partial<Waiting> = {}): Waiting => ({ key, person: "p1", at: `2026-11-2${key}T01:00:00Z`, body: { source: "self", text: "护栏缺失", place: "二楼" }, files: [{ name: "a.jpg", kind: "photo_before", type: "image/jpeg", blob: new Blob(["x"]) }], ...more });

/** A server that remembers keys, and fails where it is told to. */
function server(fail: { upload?: number[]; report?: number[]; refuse?: string } = {}) {
  const got = new Map<string, number>();
  let uploads = 0, reports = 0;
  const by: Carrier = {
    upload: async () => { uploads++; if (fail.upload?.includes(uploads)) throw new Refused(0, "OFFLINE", "连不上"); return `file-${uploads}`; },
    report: async (w) => {
      reports++;
      if (fail.refuse) throw new Refused(422, "BAD_TEXT", fail.refuse);
      got.set(w.key, (got.get(w.key) ?? 0) + 1);
      // The answer is lost on the way although the server took it.
      if (fail.report?.includes(reports)) throw new Refused(0, "OFFLINE", "连不上");
      return { id: `id-${w.key}`, number: `YH-${w.key}`, title: w.body.text };
    },
  };
  return { by, got, uploads: () => uploads };
}

describe("reports that wait on the phone", () => {
  it("are sent oldest first and are gone then", async () => {
    const on = memory([waiting("2"), waiting("1")]), s = server();
    const r = await sendWaiting("p1", on, s.by);
    expect(r.sent.map((x) => x.key)).toEqual(["1", "2"]);
    expect(on.list).toEqual([]);
  });
  it("one that comes in while others are being sent goes along at once", async () => {
    const on = memory([waiting("1")]), s = server();
    const by: Carrier = { ...s.by, report: async (w) => { if (w.key === "1") await on.put(waiting("2")); return s.by.report(w); } };
    expect((await sendWaiting("p1", on, by)).sent.map((x) => x.key)).toEqual(["1", "2"]);
    expect(on.list).toEqual([]);
  });
  it("stay when there is no network, and the photo is not sent twice", async () => {
    const on = memory([waiting("1", { files: [waiting("1").files[0]!, { ...waiting("1").files[0]!, name: "b.jpg" }] })]), s = server({ upload: [2] });
    expect((await sendWaiting("p1", on, s.by)).left).toBe(1);
    expect(on.list[0]!.files.map((f) => f.id)).toEqual(["file-1", undefined]);
    expect((await sendWaiting("p1", on, s.by)).left).toBe(0);
    expect(s.uploads()).toBe(3);
  });
  it("carry the same key when the answer was lost", async () => {
    const on = memory([waiting("1")]), s = server({ report: [1] });
    expect((await sendWaiting("p1", on, s.by)).cut).toBe(true);
    expect(on.list).toHaveLength(1);
    await sendWaiting("p1", on, s.by);
    expect([...s.got.keys()]).toEqual(["1"]);
  });
  it("keep what the server refused with its words, and do not try it again by themselves", async () => {
    const on = memory([waiting("1"), waiting("2", { person: "p1" })]), s = server({ refuse: "请选择隐患所在的企业场所。" });
    const r = await sendWaiting("p1", on, s.by);
    expect(r).toEqual({ sent: [], left: 2, cut: false });
    expect(on.list.map((w) => w.said)).toEqual(["请选择隐患所在的企业场所。", "请选择隐患所在的企业场所。"]);
    expect((await sendWaiting("p1", on, server().by)).sent).toEqual([]);
  });
  it("are never sent under somebody else's account", async () => {
    const on = memory([waiting("1", { person: "p2" })]), s = server();
    expect(await sendWaiting("p1", on, s.by)).toEqual({ sent: [], left: 0, cut: false });
    expect(on.list).toHaveLength(1);
  });
});
