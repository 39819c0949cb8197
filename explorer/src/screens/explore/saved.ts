/** Views that were saved in this browser. */

import { useSyncExternalStore } from "react";

export interface SavedView {
  readonly name: string;
  readonly address: string;
}

const KEY = "entente:views";
const listeners = new Set<() => void>();
let cached: { text: string | null; views: readonly SavedView[] } = { text: null, views: [] };

function read(): readonly SavedView[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return cached.views;
  }
  if (text !== cached.text) cached = { text, views: parseViews(text) };
  return cached.views;
}

/** What is kept as views; what is none is left out. */
export function parseViews(text: string | null): readonly SavedView[] {
  try {
    const told: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(told) ? told.filter(isView).map(({ name, address }) => ({ name, address })) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  const view = value as SavedView | null;
  return typeof view?.name === "string" && typeof view.address === "string" && view.address.startsWith("?");
}

function write(views: readonly SavedView[]): void {
  localStorage.setItem(KEY, JSON.stringify(views));
  for (const listener of listeners) listener();
}

/** Keep a view under a name, which may have been another's. */
export const saveView = (view: SavedView) =>
  write([view, ...read().filter((one) => one.name !== view.name)].slice(0, 100));
export const forgetView = (name: string) => write(read().filter((one) => one.name !== name));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** The views that are saved, the last first. */
export const useSavedViews = (): readonly SavedView[] => useSyncExternalStore(subscribe, read);
