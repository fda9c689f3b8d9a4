import { App, Button, Select, Upload } from "antd";
import { useContext, useEffect, useRef, useState } from "react";
import { sentence, upload } from "@/api/client";
import type { FileRef } from "@/api/types";
import { showMinute } from "@/shared/dates";
import { evidenceKinds, showSize } from "@/shared/words";
import { Uploading } from "./uploading";

/** A file brought as evidence, with what it is evidence of where that was said. */
export type Brought = { file: string; kind?: string };
type Props = { value?: Brought[]; onChange?: (files: Brought[]) => void; /** Kinds asked for: the first ones offered. */ asked?: { kind: string; label: string }[]; plain?: boolean };
type Saved = FileRef & { said?: string };

/** Photos and papers as evidence. Each file is sent at once, so nothing is lost when the form is refused. */
export function EvidenceUpload({ value, onChange, asked, plain }: Props) {
  const { message } = App.useApp();
  // What the form already holds stays in it when more is added.
  const [files, setFiles] = useState<Saved[]>(() => (value ?? []).map((b, i) => ({ id: b.file, name: `已有材料 ${i + 1}`, said: b.kind }) as Saved));
  const [sending, setSending] = useState<{ key: number; name: string; part: number }[]>([]);
  // What an upload finds when it ends: the list and the form as they are then, not as they were when it began.
  const now = useRef<Saved[]>(files), say = useRef(onChange);
  say.current = onChange;
  const put = (list: Saved[]) => {
    now.current = list;
    setFiles(list);
    say.current?.(list.map((f) => ({ file: f.id, ...(f.said ? { kind: f.said } : {}) })));
  };
  // A reset of the form from outside empties the list.
  useEffect(() => { if (!value?.length && now.current.length) { now.current = []; setFiles([]); } }, [value]);
  const underWay = useContext(Uploading), busy = sending.length > 0;
  useEffect(() => { if (!busy) return; underWay(1); return () => underWay(-1); }, [busy, underWay]);
  const add = async (file: File) => {
    const key = Math.random();
    setSending((s) => [...s, { key, name: file.name, part: 0 }]);
    const form = new FormData();
    form.append("file", file);
    try {
      const saved = await upload<FileRef>("/files", form, (part) => setSending((s) => s.map((x) => (x.key === key ? { ...x, part } : x))));
      const others = now.current.filter((f) => f.id !== saved.id);
      put([...others, { ...saved, said: plain ? undefined : guess(saved, others.map((f) => f.said), asked) }]);
    } catch (error) {
      message.error(`${file.name}：${sentence(error)}`);
    } finally {
      setSending((s) => s.filter((x) => x.key !== key));
    }
  };
  const kinds = [...(asked ?? []).map((k) => ({ value: k.kind, label: k.label })), ...evidenceKinds.filter((k) => !asked?.some((a) => a.kind === k.value))];
  return (
    <div className="col">
      <div className="row">
        <Upload multiple showUploadList={false} beforeUpload={(f) => { void add(f); return false; }}><Button>选择文件</Button></Upload>
        <Upload accept="image/*" capture="environment" showUploadList={false} beforeUpload={(f) => { void add(f); return false; }}><Button>拍照</Button></Upload>
      </div>
      {sending.map((s) => <small key={s.key} role="status">正在上传 {s.name}… {Math.round(s.part * 100)}%</small>)}
      {files.length > 0 && (
        <div className="row" style={{ alignItems: "stretch" }}>
          {files.map((f) => (
            <FileCard key={f.id} f={f}>
              {!plain && <Select size="small" style={{ width: "100%" }} allowClear placeholder="是什么凭据" aria-label={`${f.name}是什么凭据`} options={kinds} value={f.said} onChange={(said) => put(files.map((x) => (x.id === f.id ? { ...x, said } : x)))} />}
              <button type="button" className="plain" onClick={() => put(files.filter((x) => x.id !== f.id))}>移除</button>
            </FileCard>
          ))}
        </div>
      )}
    </div>
  );
}

/** A first guess that the person can change: a picture is a photo that was asked for, a paper the next thing asked for. */
function guess(f: FileRef, taken: (string | undefined)[], asked: { kind: string }[] = []): string | undefined {
  const image = f.media?.startsWith("image/");
  const open = asked.map((a) => a.kind).filter((k) => !taken.includes(k));
  return open.find((k) => k.startsWith("photo") === image) ?? (image ? "photo" : open[0]);
}

/** Files with time, place and who sent them; pictures as thumbnails. */
export function FileList({ files }: { files: FileRef[] }) {
  return <div className="row" style={{ alignItems: "stretch" }}>{files.map((f) => <FileCard key={f.id} f={f} />)}</div>;
}

function FileCard({ f, children }: { f: FileRef; children?: React.ReactNode }) {
  const image = f.media?.startsWith("image/");
  const when = f.taken_at ? `拍于 ${showMinute(f.taken_at)}` : f.dated ? `日期 ${f.dated}` : f.uploaded_at ? `传于 ${showMinute(f.uploaded_at)}` : "";
  return (
    <div className="card" style={{ width: 172, padding: 6, fontSize: 12, lineHeight: 1.5 }}>
      {image && (
        <a href={`/api/files/${f.id}/view`} target="_blank" rel="noreferrer">
          <img src={`/api/files/${f.id}/view`} alt={f.name} loading="lazy" style={{ width: "100%", height: 104, objectFit: "cover", borderRadius: 3, background: "var(--grey-bg)" }} />
        </a>
      )}
      <a href={`/api/files/${f.id}`} className="cut" style={{ display: "block" }} title={f.name} download>{f.name}</a>
      {f.kind_label && <span className="tag ok" style={{ marginBottom: 2 }}>{f.kind_label}</span>}
      <div className="faint">{[f.size ? showSize(f.size) : "", when, f.by?.name].filter(Boolean).join(" · ")}</div>
      {image && f.uploaded_at && <div className="faint">{f.lat != null && f.lng != null ? `地点 ${f.lat.toFixed(4)}, ${f.lng.toFixed(4)}` : "照片未带地点"}</div>}
      {children}
    </div>
  );
}
