import { App, Button, Upload } from "antd";
import { useEffect, useState } from "react";
import { sentence, upload } from "@/api/client";
import type { FileRef } from "@/api/types";
import { showMinute } from "@/shared/dates";
import { showSize } from "@/shared/words";

/** Photos and papers as evidence; the value is the list of file ids. Each file is sent at once, so nothing is lost when the form is refused. */
export function EvidenceUpload({ value, onChange }: { value?: string[]; onChange?: (ids: string[]) => void }) {
  const { message } = App.useApp();
  const [files, setFiles] = useState<FileRef[]>([]);
  const [sending, setSending] = useState<{ name: string; part: number }[]>([]);
  useEffect(() => {
    if (!value?.length && files.length && !sending.length) setFiles([]);
    // Only a reset of the form from outside empties the list.
  }, [value]); // eslint-disable-line
  const add = async (file: File) => {
    setSending((s) => [...s, { name: file.name, part: 0 }]);
    const form = new FormData();
    form.append("file", file);
    try {
      const saved = await upload<FileRef>("/files", form, (part) => setSending((s) => s.map((x) => (x.name === file.name ? { ...x, part } : x))));
      setFiles((list) => {
        const next = [...list.filter((f) => f.id !== saved.id), saved];
        onChange?.(next.map((f) => f.id));
        return next;
      });
    } catch (error) {
      message.error(`${file.name}：${sentence(error)}`);
    } finally {
      setSending((s) => s.filter((x) => x.name !== file.name));
    }
  };
  const drop = (id: string) => {
    const next = files.filter((f) => f.id !== id);
    setFiles(next);
    onChange?.(next.map((f) => f.id));
  };
  return (
    <div className="col">
      <div className="row">
        <Upload multiple showUploadList={false} beforeUpload={(f) => { void add(f); return false; }}><Button>选择文件</Button></Upload>
        <Upload accept="image/*" capture="environment" showUploadList={false} beforeUpload={(f) => { void add(f); return false; }}><Button>拍照</Button></Upload>
      </div>
      {sending.map((s) => <small key={s.name}>正在上传 {s.name}… {Math.round(s.part * 100)}%</small>)}
      {files.length > 0 && <FileList files={files} onDrop={drop} />}
    </div>
  );
}

const isImage = (f: FileRef) => f.media?.startsWith("image/");

/** Files with time, place and who sent them; pictures as thumbnails. */
export function FileList({ files, onDrop }: { files: FileRef[]; onDrop?: (id: string) => void }) {
  return (
    <div className="row" style={{ alignItems: "stretch" }}>
      {files.map((f) => (
        <div key={f.id} className="card" style={{ width: 168, padding: 6, fontSize: 12, lineHeight: 1.5 }}>
          {isImage(f) && (
            <a href={`/api/files/${f.id}/view`} target="_blank" rel="noreferrer">
              <img src={`/api/files/${f.id}/view`} alt={f.name} loading="lazy" style={{ width: "100%", height: 104, objectFit: "cover", borderRadius: 3, background: "var(--grey-bg)" }} />
            </a>
          )}
          <a href={`/api/files/${f.id}`} className="cut" style={{ display: "block" }} title={f.name} download>{f.name}</a>
          <div className="faint">{showSize(f.size)}{f.taken_at ? ` · 拍于 ${showMinute(f.taken_at)}` : f.uploaded_at ? ` · 传于 ${showMinute(f.uploaded_at)}` : ""}</div>
          {isImage(f) && <div className="faint">{f.lat != null && f.lng != null ? `地点 ${f.lat.toFixed(4)}, ${f.lng.toFixed(4)}` : "照片未带地点"}</div>}
          {onDrop && <button type="button" className="plain" onClick={() => onDrop(f.id)}>移除</button>}
        </div>
      ))}
    </div>
  );
}
