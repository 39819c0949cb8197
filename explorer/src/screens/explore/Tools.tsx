/** What stands over the view: how it is shown, undo and redo, grouping, sharing. */

import type { Drawn } from "@/parts/GraphPane";
import { type State, VIEWS, type View, writeAddress } from "./address";
import styles from "./explore.module.css";
import { ShareMenu } from "./ShareMenu";
import type { States } from "./useStates";
import type { ViewData } from "./view_data";

const VIEW_NAMES: Readonly<Record<View, string>> = { graph: "Graph", map: "Map", table: "Table" };

interface Props {
  readonly state: State;
  readonly data: ViewData;
  readonly states: States;
  readonly drawn: Drawn | null;
  readonly name: string;
}

export function Tools({ state, data, states, drawn, name }: Props) {
  const { act } = states;
  return (
    <div className={styles.tools}>
      <Tabs view={state.view} onView={(view) => act((now) => ({ ...now, view }))} />
      <button type="button" onClick={states.undo} disabled={!states.canUndo}>
        Undo
      </button>
      <button type="button" onClick={states.redo} disabled={!states.canRedo}>
        Redo
      </button>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={state.grouped}
          onChange={(event) => act((now) => ({ ...now, grouped: event.target.checked }))}
        />
        Group by country
      </label>
      <span className={styles.gap} />
      <ShareMenu scene={data.scene} name={name} address={writeAddress(state)} drawn={drawn} />
    </div>
  );
}

function Tabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <div className={styles.tabs} role="tablist" aria-label="How it is shown">
      {VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={view === one}
          aria-controls="view"
          tabIndex={view === one ? 0 : -1}
          onClick={() => onView(one)}
          onKeyDown={(event) => {
            const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
            const next = step && VIEWS[(VIEWS.indexOf(one) + step + VIEWS.length) % VIEWS.length];
            if (!next) return;
            onView(next);
            document.getElementById(`tab-${next}`)?.focus();
          }}
        >
          {VIEW_NAMES[one]}
        </button>
      ))}
    </div>
  );
}
