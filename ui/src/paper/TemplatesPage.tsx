import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, DatePicker, Input, Select, Switch } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { usePaperActs, useTemplates } from "./queries";
import { Sheets } from "./Sheets";
import type { Template } from "./types";

const forms = [{ value: "letter", label: "信函式" }, { value: "ordinary", label: "文件式" }, { value: "minutes", label: "纪要" }];

export function TemplatesPage() {
  const all = useTemplates(true);
  const [code, setCode] = useState("supervise_letter");
  if (all.isError) return <div className="page"><div className="refusal" role="alert">{sentence(all.error)}</div></div>;
  if (!all.data) return <Waiting />;
  const t = all.data.find((x) => x.code === code) ?? all.data[0];
  return (
    <>
      <div className="head"><div className="grow"><small><Link to={"/papers" as never}>公文</Link> › 模板</small><h1>公文模板</h1></div><Select value={t?.code} onChange={setCode} style={{ width: 220 }} options={all.data.map((x) => ({ value: x.code, label: x.name }))} aria-label="模板" /></div>
      {t && <Editor key={`${t.code} ${t.versions[0]?.version ?? 0}`} t={t} />}
    </>
  );
}

function Editor({ t }: { t: Template }) {
  const { template, look } = usePaperActs();
  const { message } = App.useApp();
  const today = dayjs(showDay(useNow()));
  const [now, setNow] = useState({ name: t.name, form: t.form, suffix: t.suffix, head: t.head, seal: t.seal, body: t.body });
  const [from, setFrom] = useState<Dayjs>(today);
  const [unit, setUnit] = useState<string>();
  const save = useMutation({ mutationFn: () => template(t.code, { ...now, valid_from: from.format("YYYY-MM-DD") }), onSuccess: () => message.success(`已保存，${from.format("YYYY-MM-DD")} 起启用；以前签发的不变`) });
  const show = useMutation({ mutationFn: () => look(t.code, { body: now.body, concept: "unit", about: unit, to: [unit] }) });
  const put = (part: Partial<typeof now>) => setNow({ ...now, ...part });
  return (
    <div className="page paper-two">
      <Section title={t.name} note={t.version === 0 ? "随系统提供" : `第 ${t.version} 版`} action={<Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>保存为新版本</Button>}>
        {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
        <div className="col" style={{ gap: 10 }}>
          <div className="row" style={{ gap: 12, flexWrap: "wrap" }}>
            <label>名称 <Input value={now.name} maxLength={40} onChange={(e) => put({ name: e.target.value })} style={{ width: 150 }} /></label>
            <label>版式 <Select value={now.form} onChange={(form) => put({ form })} options={forms} style={{ width: 100 }} /></label>
            <label>类别字 <Input value={now.suffix} maxLength={4} onChange={(e) => put({ suffix: e.target.value })} style={{ width: 70 }} /></label>
            <label>版头附字 <Input value={now.head} maxLength={8} onChange={(e) => put({ head: e.target.value })} style={{ width: 90 }} /></label>
            <label>印章 <Switch checked={now.seal} onChange={(seal) => put({ seal })} /></label>
            <label>启用 <DatePicker value={from} minDate={today} allowClear={false} onChange={(d) => d && setFrom(d)} /></label>
          </div>
          <div className="paper-text"><Input.TextArea aria-label="模板正文" value={now.body} onChange={(e) => put({ body: e.target.value })} autoSize={{ minRows: 18 }} /></div>
          <p className="small">{"{{ unit.name }}"} 放入一项内容，{"{% for t in tasks %}…{% endfor %}"} 逐项重复，{"{{ t.due | date }}"} 写成年月日。没有的内容会标出来，不会留空。</p>
          {t.versions.length > 0 && <p className="small">历次版本：{t.versions.map((v) => `第 ${v.version} 版 ${v.valid_from} 起（${v.by}）`).join("；")}</p>}
        </div>
      </Section>
      <Section title="用真实记录看一看" action={<Button disabled={!unit} loading={show.isPending} onClick={() => show.mutate()}>预览</Button>}>
        <UnitPicker value={unit} onChange={(v) => setUnit(v as string)} placeholder="选一个单位，用它的黄灯、红灯任务" />
        {show.isError && <div className="refusal" role="alert" style={{ marginTop: 12 }}>{sentence(show.error)}</div>}
        {show.data && show.data.missing.length > 0 && <div className="note" style={{ marginTop: 12 }}>这份记录里没有：{show.data.missing.join("、")}。起草后请补写。</div>}
        {show.data && <Sheets pages={show.data.pages} />}
      </Section>
    </div>
  );
}
