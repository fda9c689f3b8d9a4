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
  const to = order.map((c) => [c, t.items.filter((x) => x.to === c).length] as const).filter(([, n]) => n > 0);
  return (
    <small className="wall-turns">
      比 7 天前（{showDay(t.since)}）：{to.length === 0 ? "没有变灯" : to.map(([c, n], i) => <span key={c}>{i > 0 && "，"}<span className={`c-${lights[c].cls}`}>{lights[c].shape} {verb[c]} {n}</span></span>)}
      {t.items.length > 0 && setOpen && <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)} style={{ marginLeft: 8 }}>{open ? "收起" : `看是哪 ${t.items.length} 项`}</button>}
    </small>
  );
}
const verb: Record<LightColor, string> = { red: "转红", yellow: "转黄", green: "转绿", submitted: "报完成", done: "销号", none: "灭灯" };

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
