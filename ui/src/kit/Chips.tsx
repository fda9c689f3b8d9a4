/** One of a few, as chips that wrap on a narrow screen. */
export function Chips({ value, onChange, options, label }: { value?: string; onChange?: (v: string) => void; options: { value: string; label: string }[]; label: string }) {
  return (
    <div className="row kinds" style={{ gap: 6 }} role="radiogroup" aria-label={label}>
      {options.map((o) => <button key={o.value} type="button" role="radio" aria-checked={o.value === value} className={o.value === value ? "chip on" : "chip"} onClick={() => onChange?.(o.value)}>{o.label}</button>)}
    </div>
  );
}
