import { describe, expect, it } from "vitest";
import type { MeasureView, PolicyView } from "@/api/types";
import { carriers, colour, cut, factsOf, openDoubts, paragraphs, type Fact } from "./facts";

const text = "一、任务\n1.建设数据库。2024年底前建成（州安委办牵头）。";
const measure = (over: Partial<MeasureView> = {}): MeasureView => ({
  id: "m1", seq: 1, label: "1", path: ["一、任务"], name: "建设数据库", text: "", span: [5, 33], state: "kept",
  assignments: [{ id: "a1", quote: "州安委办", span: [23, 27], role: "lead", words: "州安委办", open: false, units: [{ id: "u1", name: "云岭州安全生产委员会办公室", short: "州安委办", region: "r" }], settled: true }],
  inherited: [], subjects: [], deadlines: [{ quote: "2024年底前", span: [13, 20], due: "2024-12-31", inferred: false, rule: "年底", settled: true }],
  recurrences: [], targets: [], evidence: [], key: false, doubts: [], territorial: "none", standing: false, lead: [], assist: [], territorial_units: [], each: false, due: [], by_hand: [], ...over,
});
const policy = (m: MeasureView[], more: Partial<PolicyView> = {}) => ({ text, measures: m, outline: [{ level: 1, label: "一、", text: "任务", span: [0, 4] }], pages: [], ...more }) as unknown as PolicyView;

describe("the marks in a document", () => {
  it("stand on exactly the words they quote", () => {
    const facts = factsOf(policy([measure()]));
    expect(facts.map((f) => [text.slice(...f.span), f.cls])).toEqual([["2024年底前", "t"], ["州安委办", "u"]]);
  });
  it("show a party without a unit as in doubt", () => {
    const m = measure();
    m.assignments[0]!.units = [];
    expect(factsOf(policy([m])).find((f) => f.key === "aa1")?.cls).toBe("x");
  });
  it("leave out a dropped measure", () => {
    expect(factsOf(policy([measure({ state: "dropped" })]))).toEqual([]);
  });
  it("lose not one character of the document", () => {
    const p = policy([measure()]);
    const paras = paragraphs(p, factsOf(p));
    expect(paras.map((x) => x.pieces.map((y) => y.text).join("")).join("\n")).toBe(text);
    expect(paras.map((x) => x.heading)).toEqual([true, false]);
    expect(paras[1]!.measures).toEqual(["m1"]);
  });
  it("cut overlapping facts at every edge and colour by the narrowest", () => {
    const a: Fact = { key: "a", span: [10, 16], cls: "x", say: "" }, b: Fact = { key: "b", span: [12, 14], cls: "u", say: "" };
    const pieces = cut("abcdefgh", 9, [a, b]);
    expect(pieces.map((x) => [x.text, x.from, x.facts.map((f) => f.key).join()])).toEqual([["a", 9, ""], ["bc", 10, "a"], ["de", 12, "a,b"], ["fg", 14, "a"], ["h", 16, ""]]);
    expect(colour(pieces[2]!.facts).key).toBe("b");
  });
});

describe("open doubts", () => {
  const doubt = { id: "d1", kind: "no_lead", kind_label: "", measures: ["m1"], must: true, say: "没有牵头", quote: "", span: [0, 0] as [number, number], choices: [] };
  it("are counted with those of the document as a whole", () => {
    expect(openDoubts(policy([measure({ doubts: [doubt] })], { doubts: [{ ...doubt, id: "d0" }] })).map((d) => d.id)).toEqual(["d0", "d1"]);
  });
  it("are one where several measures share the same words", () => {
    expect(openDoubts(policy([measure({ doubts: [doubt] }), measure({ id: "m2", doubts: [doubt] })])).length).toBe(1);
  });
  it("are shown in full at the first measure that is kept", () => {
    const at = carriers([measure({ id: "m0", state: "dropped", doubts: [doubt] }), measure({ doubts: [doubt] }), measure({ id: "m2", doubts: [doubt] })]);
    expect([...at]).toEqual([["d1", "m1"]]);
  });
  it("are not counted once settled or when the measure is dropped", () => {
    const settled = { ...doubt, settled: { choice: "a", label: "", by: "", default: false } };
    expect(openDoubts(policy([measure({ doubts: [settled] }), measure({ id: "m2", state: "dropped", doubts: [doubt] })]))).toEqual([]);
  });
});
