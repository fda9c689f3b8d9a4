import { Link } from "@tanstack/react-router";
import { Section } from "@/kit/Section";
import type { Bulletin, BulletinCommittee } from "./types";

/** “4个1” of the region's special committees as known at the moment; what counts opens into the record or paper. */
export function Committees({ b }: { b: Bulletin }) {
  const all = b.committees ?? [];
  if (b.kind !== "quarterly") return null;
  const whole = all.filter((c) => !c.missing).length;
  const heads = [...new Map(all.flatMap((c) => c.items.map((i) => [i.item, i.title]))).entries()];
  return (
    <Section title="专业委员会“4个1”" note={all.length ? `${all.length} 个专委会，${whole} 个齐全` : undefined} flush>
      {!all.length && <p className="faint bu-left">本级当时没有专委会。</p>}
      {all.length > 0 && <div className="bu-wide"><table className="grid bu-four">
        <thead><tr><th>专委会</th>{heads.map(([item, title]) => <th key={item}>{title}</th>)}</tr></thead>
        <tbody>{all.map((c) => <Row key={c.id} c={c} heads={heads} day={b.from} />)}</tbody>
      </table></div>}
    </Section>
  );
}

function Row({ c, heads, day }: { c: BulletinCommittee; heads: [string, string][]; day: string }) {
  return (
    <tr data-committee={c.id}>
      <td><Link to={`/committees/${c.id}` as never} search={{ day } as never}><b>{c.name}</b></Link>{c.since && <div className="small">{c.since} 设立</div>}{c.until && <div className="small">{c.until} 撤销</div>}</td>
      {heads.map(([item, title]) => {
        const i = c.items.find((x) => x.item === item);
        if (!i) return <td key={item} data-label={title}>—</td>;
        return (
          <td key={item} data-label={title}>
            {i.missing ? <b className="lacks">✗ {i.missing}</b> : <span className="c-g">✓ {i.have} {i.count_word}</span>}
            {i.proofs.map((p) => <div key={p.id} className="small"><Link to={`/${p.concept}s/${p.id}` as never}>{p.on} {p.title}</Link></div>)}
          </td>
        );
      })}
    </tr>
  );
}
