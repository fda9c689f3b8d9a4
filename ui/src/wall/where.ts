/** The filter of the register that holds exactly the tasks of one column or line: a region without those below it. */
export function where(by: string, key: string): Record<string, string> {
  switch (by) {
    case "region": return { region: codeOf(key), exact: "true" };
    case "action": return { heading: key };
    case "quarter": return quarter(key);
    default: return { unit: key };
  }
}

/** /990100/990121/ → 990121 */
const codeOf = (path: string) => path.split("/").filter(Boolean).pop() ?? path;

/** 2024q4 → from the first of October to the last of December; work without a date has a far day of its own. */
function quarter(key: string): Record<string, string> {
  const [, year, n] = /^(\d{4})q([1-4])$/.exec(key) ?? [];
  if (!year || !n) return { due_from: "9999-12-31" };
  const to = [31, 30, 30, 31][Number(n) - 1];
  const month = (m: number) => String(m).padStart(2, "0");
  return { due_from: `${year}-${month(Number(n) * 3 - 2)}-01`, due_to: `${year}-${month(Number(n) * 3)}-${to}` };
}
