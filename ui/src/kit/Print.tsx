import { Button } from "antd";

/** Print this page on A4; the print style sheet leaves out what is only for the screen. */
export function Print({ label = "打印" }: { label?: string }) {
  return <Button className="no-print wide-only" onClick={() => window.print()}>{label}</Button>;
}
