/** What is being dropped or chosen anywhere on the page, for the one dialog that loads it. */

import { useSyncExternalStore } from "react";

let chosen: readonly File[] | null = null;
const listeners = new Set<() => void>();

/** Open the dialog with files (none: to choose them there), or close it. */
export function offerFiles(files: readonly File[] | null): void {
  chosen = files;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The files that are offered; null where the dialog is closed. */
export const useOffered = () => useSyncExternalStore(subscribe, () => chosen);
