/** Layouts by a worker, one after the other; of those that wait only the last is made. */

import type { LayoutTask, Places } from "./layout";

export interface Layouts {
  /** Places for a task; null where another was asked for meanwhile. */
  ask: (task: LayoutTask) => Promise<Places | null>;
  end: () => void;
}

interface Waiting {
  readonly task: LayoutTask;
  readonly answer: (places: Places | null) => void;
}

/** A worker of its own; where there can be none, layouts are made in the page. */
export function startLayouts(): Layouts {
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let next: Waiting | null = null;
  function begin(waiting: Waiting | null) {
    current = waiting;
    next = null;
    if (waiting) worker?.postMessage({ task: waiting.task });
  }
  function start() {
    worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module", name: "layout" });
    worker.onmessage = (event: MessageEvent<{ places: Places }>) => {
      current?.answer(next ? null : event.data.places);
      begin(next);
    };
    worker.onerror = () => {
      current?.answer(null);
      begin(next);
    };
  }
  return {
    async ask(task) {
      if (typeof Worker === "undefined") return (await import("./layout")).layOut(task);
      if (!worker) start();
      return new Promise((answer) => {
        next?.answer(null);
        if (current) next = { task, answer };
        else begin({ task, answer });
      });
    },
    end() {
      current?.answer(null);
      next?.answer(null);
      current = null;
      next = null;
      worker?.terminate();
      worker = null;
    },
  };
}
