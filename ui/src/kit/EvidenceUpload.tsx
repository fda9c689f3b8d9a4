import { App, Button, Select, Upload } from "antd";
import { useEffect, useState } from "react";
import { sentence, upload } from "@/api/client";
import type { FileRef } from "@/api/types";
import { showMinute } from "@/shared/dates";
import { evidenceKinds, showSize } from "@/shared/words";

/** A file brought as evidence, with what it is evidence of where that was said. */
export type Brought = { file: string; kind?: string };
type Props = { value?: Brought[]; onChange?: (files: Brought[]) => void; /** Kinds asked for: the first ones offered. */ asked?: { kind: string; label: string }[]; plain?: boolean };

/** Photos and papers as evidence. Each file is sent at once, so nothing is lost when the form is refused. */
export function EvidenceUpload({ value, onChange, asked, plain }: Props) {
  const { message } = App.useApp();
  const [files, setFiles] = useState<(FileRef & { said?: string })[]>([]);
  const [sending, setSending] = useState<{ name: string; part: number }[]>([]);
  // A reset of the form from outside empties the list.
  useEffect(() => { if (!value?.length && files.length && !sending.length) setFiles([]); }, [value]); // eslint-disable-line
  const tell = (list: (FileRef & { said?: string })[]) => {
    setFiles(list);
    onChange?.(list.map((f) => ({ file: f.id, ...(f.said ? { kind: f.said } : {}) })));
  };
  const add = async (file: File) => {
    setSending((s) => [...s, { name: file.name, part: 0 }]);
    const form = new FormData();
    form.append("file", file);
    try {
      const saved = await upload<FileRef>("/files", form, (part) => setSending((s) => s.map((x) => (x.name === file.name ? { ...x, part } : x))));
      setFiles((list) => {
        const said = plain ? undefined : guess(saved, list.map((f) => f.said), asked);
        const next = [...list.filter((f) => f.id !== saved.id), { ...saved, said }];
        queueMicrotask(() => onChange?.(next.map((f) => ({ file: f.id, ...(f.said ? { kind: f.said } : {}) }))));
        return next;
      });
    } catch (error) {
      message.error(`${file.name}：${sentence(error)}`);
    } finally {
      setSending((s) => s.filter((x) => x.name !== file.name));
    }
  };
  const kinds = [...(asked ?? []).map((k) => ({ value: k.kind, label: k.label })), ...evidenceKinds.filter((k) => !asked?.some((a) => a.kind === k.value))];
  return (
    <div className="col">
      <div className="row">
        <Upload multiple showUploadList={false} beforeUpload={(f) => { void add(f); return false; }}><Button>选择文件</Button></Upload>
        <Upload accept="image/*" capture="environment" showUploadList={false} beforeUpload={(f) => { void add(f); return false; }}><Button>拍照</Button></Upload>
      </div>
      {sending.map((s) => <small key={s.name}>正在上传 {s.name}… {Math.round(s.part * 100)}%</small>)}
      {files.length > 0 && (
        <div className="row" style={{ alignItems: "stretch" }}>
          {files.map((f) => (
            <FileCard key={f.id} f={f}>
              {!plain && <Select size="small" style={{ width: "100%" }} allowClear placeholder="是什么凭据" aria-label={`${f.name}是什么凭据`} options={kinds} value={f.said} onChange={(said) => tell(files.map((x) => (x.id === f.id ? { ...x, said } : x)))} />}
              <button type="button" className="plain" onClick={() => tell(files.filter((x) => x.id !== f.id))}>移除</button>
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
      <div className="faint">{[showSize(f.size), when, f.by?.name].filter(Boolean).join(" · ")}</div>
      {image && f.uploaded_at && <div className="faint">{f.lat != null && f.lng != null ? `地点 ${f.lat.toFixed(4)}, ${f.lng.toFixed(4)}` : "照片未带地点"}</div>}
      {children}
    </div>
  );
}
