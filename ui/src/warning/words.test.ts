import { describe, expect, it } from "vitest";
import { records, share } from "./words";

const w = { site: "s1", enterprise: "e1" };

describe("a term of the rating", () => {
  it("opens into exactly the records that it counts", () => {
    expect(records({ term: "red_points" }, w)).toMatchObject({ to: "/alarms", search: { enterprise: "e1", priority: "critical", standing: "true" } });
    expect(records({ term: "doubts" }, w)).toMatchObject({ to: "/doubts", search: { enterprise: "e1", state: "running" } });
    expect(records({ term: "hot_work" }, w)).toMatchObject({ to: "/promises", search: { enterprise: "e1" } });
    expect(records({ term: "base" }, w)?.to).toBe("/sites/s1");
  });
  it("has no link that leads nowhere", () => expect(records({ term: "unheard" }, w)).toBeUndefined());
  it("never draws a bar beyond its frame", () => expect([share(-3), share(15), share(175)]).toEqual([0, 15, 100]));
});
