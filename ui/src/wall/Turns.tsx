import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { LightColor, Turns as TurnsT } from "@/api/types";
import { Light } from "@/kit/Light";
import { Section } from "@/kit/Section";
import { showDay } from "@/shared/dates";
import { lights } from "@/shared/words";

const order: LightColor[] = ["red", "yellow", "green", "submitted", "done", "none"];

/** What turned since a week before, in one line: how many turned to which colour. */
export function TurnsLine({ t, open, setOpen }: { t?: TurnsT; open?: boolean; setOpen?: (v: boolean) => void }) {
  if (!t) return <small className="wall-turns">比 7 天前：…</small>;
  // From which to which: 红→黄 is good news, 绿→黄 is not.
  const to = order.flatMap((c) => [...order, null].map((f) => ({ from: f, to: c, n: t.items.filter((x) => x.to === c && (x.from ?? null) === f).length }))).filter((x) => x.n > 0);
  return (
    <small className="wall-turns">
      比 7 天前（{showDay(t.since)}）：{to.length === 0 ? "没有变灯" : to.map((x, i) => <span key={`${x.from}-${x.to}`}>{i > 0 && "，"}{x.from ? `${lights[x.from].word}→` : "新下发→"}<span className={`c-${lights[x.to].cls}`}>{lights[x.to].shape}{lights[x.to].word} {x.n}</span></span>)}
      {t.items.length > 0 && setOpen && <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)} style={{ marginLeft: 8 }}>{open ? "收起" : `看是哪 ${t.items.length} 项`}</button>}
    </small>
  );
}

/** The tasks that turned, what turned red first. */
export function TurnsList({ t, close }: { t: TurnsT; close: () => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? t.items : t.items.slice(0, 12);
  const mark = (c: LightColor) => <Light mark={{ color: c, label: lights[c].word, days: null }} />;
  return (
    <Section title="近 7 天变了的灯" note={`${t.items.length} 项，转红的在前`} action={<Button size="small" onClick={close}>收起</Button>} flush>
      <table className="grid turns">
        <tbody>
          {shown.map((x) => (
            <tr key={x.task}>
              <td className="line">{x.from ? mark(x.from) : <span className="tag">新下发</span>} → {mark(x.to)}</td>
              <td className="line">{x.unit_short}</td>
              <td><Link to={`/tasks/${x.task}` as never}>{x.title}</Link></td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < t.items.length && <div style={{ padding: 8, textAlign: "center" }}><Button size="small" onClick={() => setAll(true)}>全部 {t.items.length} 项</Button></div>}
    </Section>
  );
}
