import { Dropdown } from "antd";

/** The readings of the stretch that is shown, as a file; the server says when it is too much. */
export function Export({ id, from, until }: { id: string; from: number; until: number }) {
  const at = (end: string) => `/api/readings.${end}?point=${id}&from=${Math.round(from)}&until=${Math.round(until)}`;
  const items = [
    { key: "csv", label: <a href={at("csv")} download>表格（CSV）</a> },
    { key: "parquet", label: <a href={at("parquet")} download>分析用（Parquet）</a> },
  ];
  return <Dropdown menu={{ items }} trigger={["click"]}><button type="button" className="chip">导出读数</button></Dropdown>;
}
