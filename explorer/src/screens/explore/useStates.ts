/** The state in the address, with undo and redo. */

import { useCallback, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { readState, type State, writeAddress } from "./address";

export interface States {
  readonly state: State;
  /** Do something; what is selected alone is no step of its own, neither for Back nor for undo. */
  readonly act: (change: (state: State) => State, quiet?: boolean) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function useStates(): States {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const entity = /^\/entity\/(.+)$/.exec(pathname)?.[1];
  const before = useRef<State | null>(null);
  const state = useMemo(() => {
    const read = readState(new URLSearchParams(search));
    const id = entity && decodeKey(entity);
    const told = id && read.seeds.length === 0 ? { ...read, seeds: [id], selected: [id] } : read;
    before.current = keepParts(before.current, told);
    return before.current;
  }, [search, entity]);
  const now = useRef(state);
  now.current = state;
  const done = useRef<string[]>([]);
  const undone = useRef<string[]>([]);
  const [, count] = useState(0);
  const go = useCallback(
    (address: string, replace: boolean) => navigate(`/explore${address}`, { replace, preventScrollReset: true }),
    [navigate],
  );
  const act = useCallback<States["act"]>(
    (change, quiet = false) => {
      const before = writeAddress(now.current);
      const next = change(now.current);
      const after = writeAddress(next);
      if (after === before) return;
      now.current = next;
      if (!quiet) {
        done.current.push(before);
        undone.current = [];
      }
      go(after, quiet);
    },
    [go],
  );
  const step = useCallback(
    (from: string[], to: string[]) => {
      const address = from.pop();
      if (address === undefined) return;
      to.push(writeAddress(now.current));
      count((n) => n + 1);
      go(address, false);
    },
    [go],
  );
  return {
    state,
    act,
    undo: () => step(done.current, undone.current),
    redo: () => step(undone.current, done.current),
    canUndo: done.current.length > 0,
    canRedo: undone.current.length > 0,
  };
}

/** The id in a path, in which each part is encoded. */
function decodeKey(path: string): string {
  try {
    return path.split("/").map(decodeURIComponent).join("/");
  } catch {
    return path;
  }
}

/** The next state with those parts of the one before that say the same, so that what depends on them is left alone. */
export function keepParts(before: State | null, after: State): State {
  if (!before) return after;
  const told = (part: unknown) => JSON.stringify(part instanceof Map ? [...part] : part);
  const names = Object.keys(after) as (keyof State)[];
  const kept = names.filter((name) => told(before[name]) === told(after[name])).map((name) => [name, before[name]]);
  return { ...after, ...Object.fromEntries(kept) };
}
