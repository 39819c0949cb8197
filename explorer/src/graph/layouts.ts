/** Layouts by a worker; only the last that was asked for is answered. */

import type { LayoutTask, Places } from "./layout";

export interface Layouts {
  ask: (task: LayoutTask) => Promise<Places | null>;
  end: () => void;
}

/** A worker of its own; where there can be none, layouts are made in the page. */
export function startLayouts(): Layouts {
  let worker: Worker | null = null;
  let turn = 0;
  const waiting = new Map<number, (places: Places | null) => void>();
  function drop() {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }
  try {
    worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module", name: "layout" });
    worker.onmessage = (event: MessageEvent<{ turn: number; places: Places }>) => {
      waiting.get(event.data.turn)?.(event.data.places);
      waiting.delete(event.data.turn);
    };
    worker.onerror = drop;
  } catch {
    worker = null;
  }
  return {
    async ask(task) {
      turn += 1;
      drop();
      if (!worker) return (await import("./layout")).layOut(task);
      const mine = turn;
      return new Promise((answer) => {
        waiting.set(mine, answer);
        worker?.postMessage({ turn: mine, task });
      });
    },
    end() {
      drop();
      worker?.terminate();
    },
  };
}
