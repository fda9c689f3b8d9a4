/** A thin bar with its figure; for long work say what is being done. */
export function Progress({ value, label, width = 90 }: { value: number; label?: string; width?: number | string }) {
  const part = Math.max(0, Math.min(100, Math.round(value)));
  return (
    <span className="row" style={{ gap: 6, flexWrap: "nowrap", display: "inline-flex" }} role="progressbar" aria-valuenow={part} aria-valuemin={0} aria-valuemax={100} aria-label={label ?? "进度"}>
      <span style={{ width, height: 6, background: "var(--grey-bg)", borderRadius: 3, overflow: "hidden", flex: "none" }}>
        <span style={{ display: "block", width: `${part}%`, height: "100%", background: "var(--blue)" }} />
      </span>
      <span className="small" style={{ minWidth: 32 }}>{label ?? `${part}%`}</span>
    </span>
  );
}
