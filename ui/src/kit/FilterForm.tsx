import { DatePicker, Input, Popover, Select } from "antd";
import dayjs from "dayjs";
import { useEffect, useState } from "react";
import { many, one, type Filters } from "./filters";
import { UnitPicker } from "./UnitPicker";

export type FilterField =
  | { key: string; label: string; kind: "text"; placeholder?: string }
  | { key: string; label: string; kind: "choice"; options: { value: string; label: string }[]; single?: boolean }
  | { key: string; label: string; kind: "unit" }
  | { key: string; label: string; kind: "days"; from: string; to: string }
  /** Brought by a link from a figure elsewhere: it is named and can be taken away, but not asked for. */
  | { key: string; label: string; kind: "held"; words?: Record<string, string> };

/** The far day that the server keeps for work without a deadline. */
export const noDue = "9999-12-31";

type Set = (change: Record<string, string | string[] | undefined>) => void;

/** One chip per filter: off it asks, on it says what it holds and can be taken away. */
export function FilterForm({ fields, filters, set, labels }: { fields: FilterField[]; filters: Filters; set: Set; labels?: Record<string, string | undefined> }) {
  return (
    <>
      {fields.map((f) => f.kind === "text"
        ? <TextFilter key={f.key} field={f} value={one(filters[f.key]) ?? ""} set={set} />
        : <Chip key={f.key} field={f} filters={filters} set={set} label={labels?.[f.key]} />)}
    </>
  );
}

function TextFilter({ field, value, set }: { field: FilterField & { kind: "text" }; value: string; set: Set }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const t = setTimeout(() => set({ [field.key]: text.trim() || undefined }), 350);
    return () => clearTimeout(t);
  }, [text]); // eslint-disable-line
  return <Input size="small" style={{ width: 200 }} allowClear placeholder={field.placeholder ?? field.label} aria-label={field.label} value={text} onChange={(e) => setText(e.target.value)} />;
}

function Chip({ field, filters, set, label }: { field: Exclude<FilterField, { kind: "text" }>; filters: Filters; set: Set; label?: string }) {
  const [open, setOpen] = useState(false);
  const held = field.kind === "held";
  const on = field.kind === "days" ? !!(filters[field.from] || filters[field.to]) : many(filters[field.key]).length > 0;
  const clear = () => set(field.kind === "days" ? { [field.from]: undefined, [field.to]: undefined } : { [field.key]: undefined });
  if (held && !on) return null;
  const words = on ? <>{field.label}{(label ?? say(field, filters)) && <>：<b>{label ?? say(field, filters)}</b></>}</> : <>{field.label} ▾</>;
  return (
    <span className="row" style={{ gap: 0, flexWrap: "nowrap" }}>
      {held ? <span className="chip on held" title={say(field, filters)}>{words}</span> : <Popover trigger="click" open={open} onOpenChange={setOpen} placement="bottomLeft" destroyOnHidden content={<Ask field={field} filters={filters} set={set} done={() => setOpen(false)} />}>
        <button type="button" className={on ? "chip on" : "chip"}>{words}</button>
      </Popover>}
      {on && <button type="button" className="chip on" style={{ marginLeft: -1, padding: "2px 7px" }} aria-label={`去掉${field.label}`} onClick={clear}>×</button>}
    </span>
  );
}

function Ask({ field, filters, set, done }: { field: Exclude<FilterField, { kind: "text" }>; filters: Filters; set: Set; done: () => void }) {
  if (field.kind === "unit") {
    return <div style={{ width: 320 }}><UnitPicker value={one(filters[field.key])} autoOpen onChange={((v: string) => { set({ [field.key]: v }); done(); }) as never} /></div>;
  }
  if (field.kind === "days") {
    const day = (k: string) => (one(filters[k]) ? dayjs(one(filters[k])) : null);
    return (
      <div className="row">
        <DatePicker value={day(field.from)} placeholder="从" onChange={(d) => set({ [field.from]: d?.format("YYYY-MM-DD") })} />
        <DatePicker value={day(field.to)} placeholder="到" onChange={(d) => set({ [field.to]: d?.format("YYYY-MM-DD") })} />
      </div>
    );
  }
  if (field.kind === "held") return null;
  const now = many(filters[field.key]);
  if (field.options.length > 12) {
    return <Select style={{ width: 300 }} defaultOpen autoFocus showSearch={{ optionFilterProp: "label" }} options={field.options} value={now[0]} onChange={(v) => { set({ [field.key]: v }); done(); }} />;
  }
  return (
    <div className="col" style={{ gap: 4, minWidth: 120 }}>
      {field.options.map((o) => {
        const picked = now.includes(o.value);
        return (
          <button
            key={o.value} type="button" className={picked ? "chip on" : "chip"} style={{ textAlign: "left" }} aria-pressed={picked}
            onClick={() => {
              if (field.single) { set({ [field.key]: picked ? undefined : o.value }); done(); }
              else set({ [field.key]: picked ? now.filter((x) => x !== o.value) : [...now, o.value] });
            }}
          >{picked ? "✓ " : ""}{o.label}</button>
        );
      })}
    </div>
  );
}

function say(field: Exclude<FilterField, { kind: "text" }>, filters: Filters): string {
  if (field.kind === "held") return many(filters[field.key]).map((v) => field.words?.[v] ?? v).join("、");
  if (field.kind === "days" && one(filters[field.from]) === noDue) return "没有时限";
  if (field.kind === "days") return `${one(filters[field.from]) ?? "…"} 至 ${one(filters[field.to]) ?? "…"}`;
  if (field.kind === "unit") return "已选";
  const said = many(filters[field.key]).map((v) => field.options.find((o) => o.value === v)?.label ?? v);
  return said.length > 4 ? `${said.slice(0, 3).join("、")}等 ${said.length} 项` : said.join("、");
}
