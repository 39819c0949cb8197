/** How much of what was expanded is shown, and what is hidden; each with the way to change it. */

import { HARD_CAP, SOFT_CAP } from "@/graph/model";
import { count } from "@/words/facts";
import * as acts from "./acts";
import { PAGE, type State } from "./address";
import styles from "./explore.module.css";
import type { States } from "./useStates";
import type { ViewData } from "./view_data";

/** What was expanded, and how much of it is shown. */
export function Sources({ data, states, expand }: { data: ViewData; states: States; expand: (id: string) => void }) {
  if (data.sources.length === 0) return null;
  return (
    <ul className={styles.sources} aria-label="What is shown">
      {data.sources.map(({ id, shown, total }) => (
        <li key={id ?? "all"} data-source={id ?? "all"}>
          <span>
            {id ? <bdi>{data.summaries.get(id)?.name}</bdi> : "Facts that pass"}{" "}
            <span className="soft">
              {shown.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")}
            </span>
          </span>
          {shown < total ? (
            <button type="button" onClick={() => (id ? expand(id) : states.act((now) => acts.showMore(now)))}>
              +{Math.min(PAGE, total - shown)} more
            </button>
          ) : null}
          {id ? (
            <button
              type="button"
              className="quiet"
              aria-label={`Take out ${data.summaries.get(id)?.name ?? id}`}
              onClick={() => states.act((now) => acts.removeSeed(now, id))}
            >
              ×
            </button>
          ) : null}
        </li>
      ))}
      {data.scene.nodes.length > SOFT_CAP || data.scene.cut > 0 ? (
        <li className={styles.warn} role="status">
          {data.scene.cut > 0
            ? `No more than ${HARD_CAP.toLocaleString("en-GB")} things are drawn; ${count(data.scene.cut, "fact")} left out.`
            : `${count(data.scene.nodes.length, "thing")}: more than ${SOFT_CAP} are hard to read. Filter, or hide some.`}
        </li>
      ) : null}
      {data.sources.some((one) => one.id && one.shown < one.total) ? (
        <li className="small soft">E, or a double click, shows {PAGE} facts more.</li>
      ) : null}
    </ul>
  );
}

/** What was hidden one by one; whole kinds are in the legend. */
export function HiddenNote({ state, states }: { state: State; states: States }) {
  const single = state.hidden.filter((id) => id.includes("/"));
  if (single.length === 0) return null;
  return (
    <p className={styles.hidden}>
      {count(single.length, "thing")} hidden{" "}
      <button type="button" onClick={() => states.act((now) => acts.show(now, single))}>
        Show again
      </button>
    </p>
  );
}
