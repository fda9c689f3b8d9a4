import type { Choice } from "@/site/words";

/** Why load is allowed where none should be. */
export const powerWhys: Choice[] = [["test_run", "检修试车"], ["drainage", "抽水排涝"], ["frost", "冬季保温"]].map(([value, label]) => ({ value, label })) as Choice[];
export const whyWord = (code: string | undefined) => powerWhys.find((w) => w.value === code)?.label ?? code ?? "";
