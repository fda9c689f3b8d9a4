import { Button } from "antd";
import { Link, useRouter } from "@tanstack/react-router";
import { sentence } from "@/api/client";

export function Waiting() {
  return (
    <div className="page col" aria-busy="true" aria-label="正在载入">
      {[60, 90, 80, 85].map((w, i) => <div key={i} className="skeleton" style={{ width: `${w}%` }} />)}
    </div>
  );
}

export function Missing() {
  return (
    <div className="empty">
      <h2>没有这个页面</h2>
      <p>地址可能抄错了，或者您没有查看它的权限。<Link to={"/" as never}>回工作台</Link></p>
    </div>
  );
}

export function Broken({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <div className="page">
      <div className="refusal" role="alert">{sentence(error)}</div>
      <p style={{ marginTop: 12 }}><Button onClick={() => void router.invalidate()}>再试一次</Button></p>
    </div>
  );
}
