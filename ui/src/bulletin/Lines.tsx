import { Link } from "@tanstack/react-router";
import { Section } from "@/kit/Section";
import type { FigureRow, Line, Ranking } from "./types";
import { shown } from "./words";

type To = (figure: string, line: string) => { to: string; search: object };

/** Figures by unit or by region; each opens into its records. */
export function Lines({ title, name, lines, figures, to }: { title: string; name: string; lines: Line[]; figures: FigureRow[]; to: To }) {
  const ids = [...new Set(lines.flatMap((l) => l.cells.map((c) => c.figure)))];
  const of = (id: string) => figures.find((f) => f.id === id);
  if (!lines.length) return null;
  return (
    <Section title={title} note={`${lines.length} 个${name}`} flush>
      <div className="bu-wide"><table className="grid">
        <thead><tr><th>{name}</th>{ids.map((id) => <th key={id} className="num" title={of(id)?.rule}>{of(id)?.name}{of(id)?.unit === "%" ? "（%）" : ""}</th>)}</tr></thead>
        <tbody>{lines.map((l) => (
          <tr key={l.key}>
            <td className="line"><b>{l.name}</b></td>
            {ids.map((id) => {
              const c = l.cells.find((x) => x.figure === id);
              const link = to(id, l.key);
              return <td key={id} className="num">{c && c.records > 0 ? <Link to={link.to as never} search={link.search as never}>{shown(c.value)}</Link> : <span className="faint">{c && c.value != null ? "0" : "—"}</span>}</td>;
            })}
          </tr>
        ))}</tbody>
      </table></div>
    </Section>
  );
}

/** Only where a rule asks for it; the rule stands beside. */
export function Rankings({ all }: { all: Ranking[] }) {
  const some = all.filter((r) => r.rows.length || r.left_out.length);
  return (
    <>
      {some.map((r) => (
        <Section key={r.title} title={r.title} note={r.source} flush>
          <table className="grid">
            <thead><tr><th className="num" style={{ width: 64 }}>名次</th><th>名称</th><th className="num">数值</th><th className="num">件数</th></tr></thead>
            <tbody>{r.rows.map((p) => <tr key={p.key}><td className="num">{p.place}</td><td>{p.name}</td><td className="num">{shown(p.value, r.unit)}</td><td className="num">{p.records}</td></tr>)}</tbody>
          </table>
          {r.left_out.length > 0 && <p className="small bu-left">件数不足、不参加排名：{r.left_out.join("、")}</p>}
        </Section>
      ))}
    </>
  );
}
