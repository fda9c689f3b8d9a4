import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { Doubt, MeasureView } from "@/api/types";
import { UnitPicker } from "@/kit/UnitPicker";
import type { Decide } from "./queries";

/** A doubt in the margin with what can be chosen; the first one of the current measure takes the digit keys. */
export function DoubtBox({ d, m, decide, first, same, frozen, brief }: { d: Doubt; m?: MeasureView; decide: Decide; first: boolean; same: number; frozen: boolean; brief?: boolean }) {
  const [picking, setPicking] = useState(false);
  const aboutUnits = /lead|unit|roster|group|list|assign|open/i.test(d.kind);
  if (brief) return <div className="doubt brief" data-doubt={d.id} title={d.say}>{d.kind_label}<span className="faint"> · 一处定，{d.measures.length} 条同定</span></div>;
  return (
    <div className="doubt" data-doubt={d.id} data-f={`d${d.id}`} onClick={(e) => e.stopPropagation()}>
      <Say text={d.say} />
      {d.measures.length > 1 && <span className="all">一处定，{d.measures.length} 条同定</span>}
      {frozen ? null : (
        <>
          <div className="choices">
            {d.choices.map((c, i) => (
              <button key={c.id} type="button" className="plain" title={c.say ?? undefined} data-choice={c.id} onClick={() => void decide({ doubt: d.id, choice: c.id })}>
                {first && i < 9 && <kbd>{i + 1}</kbd>} {c.label}
              </button>
            ))}
            {aboutUnits && <button type="button" className="plain" onClick={() => setPicking(!picking)}>自选单位</button>}
          </div>
          {same > 1 && d.choices[0] && <span className="all">同类还有 {same - 1} 处 <button type="button" className="plain" onClick={() => void decide({ settle_all: { kind: d.kind, choice: d.choices[0]!.id } })}>都“{d.choices[0].label}”</button></span>}
          {picking && <Pick d={d} m={m} decide={decide} close={() => setPicking(false)} />}
        </>
      )}
    </div>
  );
}

/** Choose from the directory: as the lead, or as what these words mean (kept as an alias for the next document). */
function Pick({ d, m, decide, close }: { d: Doubt; m?: MeasureView; decide: Decide; close: () => void }) {
  const asLead = /lead/i.test(d.kind);
  const [units, setUnits] = useState<string[]>([]);
  const [alias, setAlias] = useState(!asLead);
  const save = async () => {
    const ok = asLead && m ? await decide({ measure: m.id, set: { lead: units } }) : await decide({ resolve: { words: d.quote, units, as_alias: alias && units.length === 1 } });
    if (ok) close();
  };
  return (
    <div className="col" style={{ marginTop: 6, gap: 6 }}>
      <UnitPicker multiple value={units} onChange={((v: string[]) => setUnits(v ?? [])) as never} placeholder={asLead ? "选牵头单位" : `“${d.quote}”是哪些单位`} />
      {!asLead && units.length === 1 && <Checkbox checked={alias} onChange={(e) => setAlias(e.target.checked)}>记为它的别名</Checkbox>}
      <div className="row"><Button size="small" type="primary" disabled={!units.length} onClick={() => void save()}>确定</Button><Button size="small" onClick={close}>取消</Button></div>
    </div>
  );
}

/** The first sentence is the headline; what follows explains it. */
function Say({ text }: { text: string }) {
  const end = text.search(/[。；：]/);
  if (end < 0 || end > 30) return <b>{text}</b>;
  return <><b>{text.slice(0, end)}</b>{text.slice(end + 1)}</>;
}
