import { AudioOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";

const types = ["audio/mp4", "audio/webm;codecs=opus", "audio/webm"];
const can = () => typeof MediaRecorder !== "undefined" && !!navigator.mediaDevices && "getUserMedia" in navigator.mediaDevices;

/** A voice note of at most a minute, where the browser can record. */
export function Voice({ done }: { done: (file: { name: string; type: string; blob: Blob }) => void }) {
  const [since, setSince] = useState<number>();
  const [seconds, setSeconds] = useState(0);
  const [fault, setFault] = useState("");
  const recorder = useRef<MediaRecorder | null>(null);
  useEffect(() => {
    if (!since) return;
    const t = setInterval(() => { const s = Math.floor((Date.now() - since) / 1000); setSeconds(s); if (s >= 60) recorder.current?.stop(); }, 500);
    return () => clearInterval(t);
  }, [since]);
  useEffect(() => () => { if (recorder.current?.state === "recording") recorder.current.stop(); }, []);
  if (!can()) return null;
  const start = async () => {
    setFault("");
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const type = types.find((t) => MediaRecorder.isTypeSupported(t));
      const r = new MediaRecorder(stream, type ? { mimeType: type, audioBitsPerSecond: 32_000 } : undefined);
      const parts: Blob[] = [];
      r.ondataavailable = (e) => e.data.size && parts.push(e.data);
      r.onstop = () => {
        stream.getTracks().forEach((t) => t.stop());
        setSince(undefined); setSeconds(0);
        const plain = (r.mimeType || "audio/webm").split(";")[0]!;
        if (parts.length) done({ name: `语音说明.${plain.endsWith("mp4") ? "m4a" : "webm"}`, type: plain, blob: new Blob(parts, { type: plain }) });
      };
      r.start(1000);
      recorder.current = r;
      setSince(Date.now());
    } catch {
      setFault("没有用上麦克风：请在浏览器里允许使用，或改用文字说明。");
    }
  };
  return <>{since ? <Button danger size="large" onClick={() => recorder.current?.stop()}>■ 停止录音 {seconds} 秒</Button> : <Button size="large" icon={<AudioOutlined />} onClick={() => void start()}>录一段话</Button>}{fault && <small className="c-y">{fault}</small>}</>;
}
