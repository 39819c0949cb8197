/** Keys: which do what, heard when no field is being typed into, and switched off as a whole if wanted. */

import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef, useState } from "react";

export interface Key {
  /** As `KeyboardEvent.key`, lower case: "e", "/", "?", "escape". */
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
}

interface Group {
  readonly where: string;
  readonly keys: readonly Key[];
}

interface Keyboard {
  readonly on: boolean;
  readonly setOn: (on: boolean) => void;
  readonly groups: () => readonly Group[];
  readonly add: (group: { current: Group }) => () => void;
}

const KeyboardContext = createContext<Keyboard | null>(null);
const OFF = "entente:keys-off";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"))
  );
}

export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [on, setKept] = useState(() => localStorage.getItem(OFF) === null);
  const groups = useRef(new Set<{ current: Group }>());
  const keyboard = useMemo<Keyboard>(
    () => ({
      on,
      setOn(wanted) {
        setKept(wanted);
        if (wanted) localStorage.removeItem(OFF);
        else localStorage.setItem(OFF, "1");
      },
      groups: () => [...groups.current].map((group) => group.current),
      add(group) {
        groups.current.add(group);
        return () => groups.current.delete(group);
      },
    }),
    [on],
  );
  // Before anything is painted: who sees a screen may press its keys.
  useLayoutEffect(() => {
    if (!on) return;
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog]") && event.key !== "Escape") return;
      const pressed = event.key.toLowerCase();
      for (const group of [...groups.current].reverse()) {
        const found = group.current.keys.find((one) => one.key === pressed);
        if (found) {
          event.preventDefault();
          found.act();
          return;
        }
      }
    }
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [on]);
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

/** The keyboard: whether keys are on, and what they do here. */
export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  if (!keyboard) throw new Error("useKeyboard outside KeyboardProvider");
  return keyboard;
}

/** Give keys a meaning while a component is shown; the help (?) lists them under `where`. */
export function useKeys(where: string, keys: readonly Key[]): void {
  const { add } = useKeyboard();
  const group = useRef<Group>({ where, keys });
  useLayoutEffect(() => {
    group.current = { where, keys };
  });
  useLayoutEffect(() => add(group), [add]);
}
