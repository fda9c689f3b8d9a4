import { useState, type ReactNode } from "react";
import { Button, Input } from "antd";
import type { Figures, Work } from "./types";
import { blank, slips, states, units, works } from "./words";
import "./promise.css";

/** Number with a large minus and plus: typed on a keyboard, tapped with a glove. */
export function Count({ label, value, set }: { label: string; value: number; set: (n: number) => void }) {
  const put = (n: number) => set(Math.max(0, Math.min(9999, Number.isFinite(n) ? Math.trunc(n) : 0)));
  return (
    <label className="pr-num"><span>{label}</span>
      <span className="pr-step">
        <button type="button" aria-label={`${label}减一`} disabled={value <= 0} onClick={() => put(value - 1)}>−</button>
        <input inputMode="numeric" aria-label={label} value={value} onFocus={(e) => e.target.select()} onChange={(e) => put(Number(e.target.value.replace(/\D/g, "")))} />
        <button type="button" aria-label={`${label}加一`} onClick={() => put(value + 1)}>＋</button>
      </span>
    </label>
  );
}

function Say({ on, set, children }: { on: boolean; set: (on: boolean) => void; children: ReactNode }) {
  return <label className={on ? "pr-say on" : "pr-say"}><input type="checkbox" checked={on} onChange={(e) => set(e.target.checked)} /><span>{children}</span></label>;
}

/** Today's figures: units, special work, what is said of it. */
export function FiguresForm({ first, send, busy, ok, more }: { first: Figures; send: (f: Figures) => void; busy: boolean; ok: string; more?: ReactNode }) {
  const [f, set] = useState<Figures>({ ...blank, ...first, work: { ...blank.work, ...first.work } });
  const [tried, setTried] = useState(false);
  const put = (change: Partial<Figures>) => set((before) => ({ ...before, ...change }));
  const work = (k: keyof Work, n: number) => put({ work: { ...f.work, [k]: n } });
  const slip = slips(f);
  return (
    <form className="pr-form col" style={{ gap: 14 }} onSubmit={(e) => { e.preventDefault(); setTried(true); if (!slip) send(f); }}>
      <fieldset className="col" style={{ gap: 8, border: 0, padding: 0, margin: 0 }}>
        <legend><b>生产装置（套）</b></legend>
        <div className="pr-nums">{units.map(([k, label]) => <Count key={k} label={label} value={f[k]} set={(n) => put({ [k]: n })} />)}</div>
        <div className="row" style={{ gap: 16 }}>{states.map(([k, label]) => <label key={k} className="row" style={{ gap: 6, minHeight: 32 }}><input type="checkbox" checked={f[k]} onChange={(e) => put({ [k]: e.target.checked })} />{label}</label>)}</div>
      </fieldset>
      <fieldset className="col" style={{ gap: 8, border: 0, padding: 0, margin: 0 }}>
        <legend><b>今日特殊作业（处）</b></legend>
        <div className="pr-nums">{works.map(([k, label]) => <Count key={k} label={label} value={f.work[k] ?? 0} set={(n) => work(k, n)} />)}</div>
      </fieldset>
      <fieldset className="pr-says" style={{ border: 0, padding: 0, margin: 0 }}>
        <legend><b>承诺</b></legend>
        <Say on={f.sources_safe} set={(on) => put({ sources_safe: on, safe: on && f.safe })}>重大危险源处于安全状态</Say>
        <Say on={f.stores_safe} set={(on) => put({ stores_safe: on, safe: on && f.safe })}>罐区、仓库处于安全状态</Say>
        <Say on={f.safe} set={(on) => put(on ? { safe: true, stores_safe: true, sources_safe: true } : { safe: false })}>今日已进行安全风险研判，各项措施落实，装置处于安全运行状态</Say>
        {!f.safe && <small className="c-y">不作安全承诺也可以提交，请在说明里写清情况。</small>}
      </fieldset>
      <label className="col" style={{ gap: 4 }}><span>说明（可不填）</span><Input.TextArea rows={2} maxLength={1000} value={f.note} onChange={(e) => put({ note: e.target.value })} /></label>
      {more}
      <div className="pr-send"><Button type="primary" htmlType="submit" size="large" loading={busy} data-testid="promise-ok">{ok}</Button>{tried && slip && <span className="c-r" role="alert">{slip}</span>}</div>
    </form>
  );
}
