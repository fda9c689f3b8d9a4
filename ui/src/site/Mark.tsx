import "./site.css";

/** Colours of risk and warning, each with its word and a shape of its own, for black-and-white print and colour blindness. */
const marks: Record<string, { word: string; shape: string }> = {
  red: { word: "红", shape: "▲" }, orange: { word: "橙", shape: "◆" }, yellow: { word: "黄", shape: "■" }, blue: { word: "蓝", shape: "●" }, green: { word: "绿", shape: "●" },
};

/** One colour of the four (or three), with the label of what it means here. */
export function Mark({ colour, label, title }: { colour?: string | null; label?: string; title?: string }) {
  const m = colour ? marks[colour] : undefined;
  if (!m) return <span className="lv none" title={title}>{label ?? "未评定"}</span>;
  return <span className={`lv ${colour}`} title={title}><i aria-hidden>{m.shape}</i>{label ?? m.word}</span>;
}
