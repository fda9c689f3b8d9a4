import { createContext, useCallback, useState } from "react";

/** Told +1 when files begin to be sent below, −1 when they have arrived; a form waits for them before it is sent itself. */
export const Uploading = createContext<(change: 1 | -1) => void>(() => undefined);

/** For a form with files: give `tell` to `Uploading.Provider`, and keep the button closed while `busy`. */
export function useUploading() {
  const [under, set] = useState(0);
  const tell = useCallback((change: 1 | -1) => set((n) => n + change), []);
  return { busy: under > 0, tell };
}
