import { useState } from "react";

/** A small preference of this browser (which columns are shown). Never business data. */
export function useStored<T>(key: string, initial: T): [T, (v: T) => void] {
  const [value, set] = useState<T>(() => {
    try {
      const text = localStorage.getItem(`anlan.${key}`);
      return text ? (JSON.parse(text) as T) : initial;
    } catch {
      return initial;
    }
  });
  return [value, (v) => {
    set(v);
    try {
      localStorage.setItem(`anlan.${key}`, JSON.stringify(v));
    } catch {
      // A browser that keeps nothing still works, it only forgets the choice.
    }
  }];
}
