import { Popover } from "antd";
import type { ReactNode } from "react";
import { showDay } from "@/shared/dates";
import type { Explained } from "./types";

/** Where a derived figure comes from: rule, what went in, which parameters. */
export function Why({ of, children }: { of: Explained; children?: ReactNode }) {
  return (
    <Popover trigger="click" placement="bottomLeft" content={<div style={{ maxWidth: 440 }}><Working of={of} /></div>}>
      <button type="button" className="plain small">{children ?? "怎么算的"}</button>
    </Popover>
  );
}

export function Working({ of }: { of: Explained }) {
  return (
    <div className="col" style={{ gap: 6, fontSize: 13 }}>
      {of.say && <div>{of.say}</div>}
      <dl className="pairs">
        <dt>依据</dt><dd>{of.clause || of.rule}</dd>
        {of.inputs.map((i, n) => <div key={`${i.label}${n}`} className="pair"><dt>{i.label}</dt><dd>{i.value}</dd></div>)}
      </dl>
      {of.parameters.length > 0 && (
        <details>
          <summary className="small">用到的参数 {of.parameters.length} 项</summary>
          {of.parameters.map((p) => <div key={p.key} className="small">{p.label || p.key} <b className="soft">{p.value}</b> · {p.source} · {showDay(p.effective_from)} 起</div>)}
        </details>
      )}
    </div>
  );
}
