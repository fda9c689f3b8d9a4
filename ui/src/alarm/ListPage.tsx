import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Input, Modal, Select } from "antd";
import { useMemo, useState } from "react";
import { sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { type Column, DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, useFilters } from "@/kit/filters";
import { regionsQuery } from "@/kit/UnitPicker";
import { pointKinds } from "@/point/words";
import { useMay } from "@/shared/session";
import { trades } from "@/site/words";
import { AlarmCard, alarmColumns, Crossed, Priority } from "./columns";
import { useLive } from "./live";
import { useConfirmMany } from "./queries";
import { SenseTabs } from "./SenseTabs";
import type { AlarmRow, AlarmsAnswer } from "./types";
import { causes, handlings, limitKinds, mineAlarms, priorities, signals } from "./words";

/** The register of alarms, the most urgent first. */
export function ListPage() {
  const go = useNavigate();
  useLive();
  const work = useMay("alarm.work");
  const regions = useQuery({ ...regionsQuery, enabled: useMay("directory.read") });
  const [filters, set] = useFilters();
  const [picked, setPicked] = useState<Map<string, AlarmRow>>(new Map());
  const [asking, setAsking] = useState(false);
  const fields: FilterField[] = [
    { key: "q", label: "报警", kind: "text", placeholder: "点位编码、名称、企业" },
    { key: "mine", label: "与我有关", kind: "choice", options: mineAlarms, single: true },
    { key: "state", label: "处置", kind: "choice", options: handlings },
    { key: "priority", label: "优先级", kind: "choice", options: priorities },
    { key: "kind", label: "点位类型", kind: "choice", options: pointKinds },
    { key: "limit_type", label: "报警类型", kind: "choice", options: limitKinds },
    { key: "signal", label: "信号", kind: "choice", options: signals },
    { key: "trade", label: "监管类别", kind: "choice", options: trades },
    { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).map((r) => ({ value: r.code, label: r.name })) },
    { key: "site", label: "场所", kind: "held", words: {} },
    { key: "enterprise", label: "企业", kind: "held", words: {} },
    { key: "point", label: "点位", kind: "held", words: {} },
    { key: "flood", label: "同一次报警风暴", kind: "held", words: {} },
    { key: "in_flood", label: "报警风暴", kind: "held", words: { true: "在风暴中", false: "不在风暴中" } },
    { key: "confirmed", label: "确认", kind: "held", words: { true: "有人确认过", false: "没有人确认过" } },
    { key: "late", label: "事后报警", kind: "held", words: { true: "只看事后报警", false: "不含事后报警" } },
  ];
  const columns = useMemo<Column<AlarmRow>[]>(() => {
    if (!work) return alarmColumns;
    const pick = (a: AlarmRow, on: boolean) => setPicked((before) => { const after = new Map(before); if (on) after.set(a.id, a); else after.delete(a.id); return after; });
    return [{ key: "pick", title: "选", width: 36, render: (a) => (a.handling.code === "open" ? <Checkbox checked={picked.has(a.id)} onChange={(e) => pick(a, e.target.checked)} aria-label={`选中 ${a.point.name}`} /> : null) }, ...alarmColumns];
  }, [work, picked]);
  const chip = (key: string, value: string, label: string) => {
    const on = many(filters[key]).includes(value);
    return <button key={key} type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ [key]: on ? undefined : value })}>{on ? "✓ " : ""}{label}</button>;
  };
  return (
    <>
      <SenseTabs title="报警" say="先确认、再处置、后闭环；确认不等于处置，恢复了也要办完。" />
      <div className="page">
        <DataTable<AlarmRow>
          name="alarms" path={"/alarms" as Address} noun="条报警" columns={columns} filters={fields}
          rowKey={(a) => a.id} onRow={(a) => void go({ to: `/alarms/${a.id}` as never })} card={(a) => <AlarmCard a={a} />}
          quick={<>{chip("standing", "true", "仍越限")}{chip("overdue", "true", "已超时")}{chip("chatter", "true", "颤振")}</>}
          labels={{ site: "选定的场所", enterprise: "选定的企业", point: "选定的点位", flood: "选定的一次" }}
          actions={work && picked.size > 0 && <Button size="small" type="primary" onClick={() => setAsking(true)}>批量确认 {picked.size} 条</Button>}
          empty={<EmptyState title="现在没有未闭环的报警">测值越限、断线或设备自报屏蔽时，报警会自动出现在这里。</EmptyState>}
        />
      </div>
      {asking && <Together alarms={[...picked.values()]} close={(done) => { setAsking(false); if (done) setPicked((p) => new Map([...p].filter(([id]) => !done.confirmed.includes(id)))); }} />}
    </>
  );
}

/** Several alarms of one cause; those that must be looked at one by one come back with the reason beside them. */
function Together({ alarms, close }: { alarms: AlarmRow[]; close: (done?: AlarmsAnswer) => void }) {
  const confirm = useConfirmMany();
  const [cause, setCause] = useState<string>();
  const [note, setNote] = useState("");
  const send = useMutation({ mutationFn: () => confirm(alarms.map((a) => a.id), cause!, note.trim() || undefined) });
  const done = send.data;
  const verdict = (a: AlarmRow) => {
    if (!done) return null;
    const no = done.refused.find((r) => r.id === a.id);
    return no ? <span className="c-r">{no.say}</span> : <span className="c-g">已确认</span>;
  };
  return (
    <Modal
      open title={done ? `已确认 ${done.confirmed.length} 条${done.refused.length ? `，${done.refused.length} 条须逐条办` : ""}` : `批量确认 ${alarms.length} 条报警`} width={760} onCancel={() => close(done)} cancelText={done ? "关闭" : "先不办"}
      okText="确认" okButtonProps={{ style: done ? { display: "none" } : undefined, disabled: !cause, loading: send.isPending, "data-testid": "together-ok" } as never} onOk={() => send.mutate()}
    >
      {!done && (
        <div className="col" style={{ marginBottom: 12 }}>
          <label className="col" style={{ gap: 4 }}><span>共同的原因</span><Select style={{ width: 240 }} value={cause} onChange={setCause} options={causes} placeholder="选择原因" aria-label="共同的原因" /></label>
          <label className="col" style={{ gap: 4 }}><span>说明（可不填）</span><Input.TextArea rows={2} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} /></label>
          <small>关键点位和紧急报警不得批量确认，会退回来逐条办。</small>
        </div>
      )}
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <table className="grid">
        <thead><tr><th scope="col">优先级</th><th scope="col">点位</th><th scope="col">报警</th>{done && <th scope="col">结果</th>}</tr></thead>
        <tbody>{alarms.map((a) => <tr key={a.id}><td><Priority p={a.priority} /></td><td>{done ? <Link to={`/alarms/${a.id}` as never}>{a.point.name}</Link> : a.point.name}<div className="small">{a.site.name}</div></td><td><Crossed a={a} /></td>{done && <td>{verdict(a)}</td>}</tr>)}</tbody>
      </table>
    </Modal>
  );
}
