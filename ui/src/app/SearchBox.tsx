import { Input } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { InputRef } from "antd";

/** “/” jumps here from anywhere; Enter opens the page of results. */
export function SearchBox() {
  const go = useNavigate();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      const at = e.target as HTMLElement;
      if (e.key !== "/" || at.closest("input,textarea,[contenteditable=true],.ant-select,.ant-modal")) return;
      e.preventDefault();
      box.current?.focus();
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, []);
  return (
    <Input
      ref={box} className="wide-only" size="small" style={{ width: 150 }} placeholder="搜索  /" aria-label="搜索任务、措施、单位、文件" allowClear
      value={text} onChange={(e) => setText(e.target.value)}
      onPressEnter={() => text.trim() && void go({ to: "/search" as never, search: { q: text.trim() } as never })}
    />
  );
}
