/** The Explore screen: filters and list, graph or map or table over time, and the evidence. */

import { useCallback, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { useKeys } from "@/app/keys";
import { toPaths } from "@/app/routes";
import { useTitle } from "@/app/title";
import { HARD_CAP } from "@/graph/model";
import { EntityPicker } from "@/parts/EntityPicker";
import type { Drawn } from "@/parts/GraphPane";
import { tellLabel } from "@/words/labels";
import * as acts from "./acts";
import { EMPTY, isAsked, isFiltered, type State, writeAddress } from "./address";
import { Centre } from "./Centre";
import { EvidencePanel } from "./EvidencePanel";
import styles from "./explore.module.css";
import { FilterBar } from "./FilterBar";
import { Legend } from "./Legend";
import type { PanelActs } from "./PanelFacts";
import { SavedViews } from "./ShareMenu";
import { HiddenNote, Sources } from "./Sources";
import { ThingList } from "./ThingList";
import { TimeBar } from "./TimeBar";
import { Tools } from "./Tools";
import { useStates } from "./useStates";
import { useViewData, type ViewData } from "./view_data";

const SEARCH = "explore-search";

export function Component() {
  const states = useStates();
  const { state, act, undo, redo } = states;
  const data = useViewData(state);
  const [found, setFound] = useState("");
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const navigate = useNavigate();
  const name = nameOf(state, data);
  useTitle(name === "a view" ? null : name, "Explore");
  const select = useCallback(
    (id: string | null, also: boolean) => act((now) => acts.toggle(now, id, also), true),
    [act],
  );
  const expand = useCallback((id: string) => act((now) => growOf(now, data, id)), [act, data]);
  const panel = useMemo<PanelActs>(
    () => ({
      select: (ids) => act((now) => acts.select(now, ids), true),
      expand,
      hide: (ids) => act((now) => acts.hide(now, ids)),
      unpin: (id) => act((now) => acts.pin(now, id, null)),
      only: (id) => act(() => acts.addSeeds(EMPTY, [id])),
    }),
    [act, expand],
  );
  const things = state.selected.filter((id) => data.scene.nodes.some((node) => node.id === id && !node.fact));
  useKeys("Explore", [
    { key: "/", does: "Search", act: () => document.getElementById(SEARCH)?.focus() },
    { key: "e", does: "Expand what is selected", act: () => things.forEach(expand) },
    {
      key: "p",
      does: "Paths between what is selected",
      act: () => things.length > 0 && navigate(toPaths(things[0], things[1])),
    },
    { key: "h", does: "Hide what is selected", act: () => state.selected.length > 0 && panel.hide(state.selected) },
    { key: "u", does: "Undo", act: undo },
    { key: "r", does: "Redo", act: redo },
    { key: "f", does: "Fit the graph", act: () => drawn?.fit() },
    { key: "t", does: "Go to the time bar", act: () => focusIn("#time input[type=range]") },
    {
      key: "m",
      does: "Map, and back to the graph",
      act: () => act((now) => ({ ...now, view: now.view === "map" ? "graph" : "map" })),
    },
    { key: "escape", does: "Select nothing", act: () => select(null, false) },
  ]);
  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">Explore</h1>
      <aside className={styles.left} aria-label="Filters and list">
        <EntityPicker
          inputId={SEARCH}
          label="Search"
          labelHidden
          placeholder="Add a name to the graph"
          value={null}
          clearOnChange
          onChange={(id) => id && act((now) => acts.addSeeds(now, [id]))}
        />
        <FilterBar
          state={state}
          leftOut={data.leftOut}
          onFilter={(filter, values) => act((now) => acts.filter(now, filter, values))}
          onClear={() => act(acts.clearFilters)}
        />
        <Sources data={data} states={states} expand={expand} />
        <Legend
          scene={data.scene}
          hidden={state.hidden}
          onToggle={(label, shown) => act((now) => (shown ? acts.show : acts.hide)(now, [label]))}
        />
        <HiddenNote state={state} states={states} />
        {data.scene.nodes.length > 0 ? (
          <>
            <input
              type="search"
              aria-label="Find in this view"
              placeholder="Find in this view"
              value={found}
              onChange={(event) => setFound(event.target.value)}
            />
            <div className={styles.list}>
              <ThingList
                scene={data.scene}
                selected={state.selected}
                found={found}
                onSelect={select}
                onExpand={expand}
              />
            </div>
          </>
        ) : null}
        <SavedViews name={name} address={writeAddress(state)} />
      </aside>
      <section className={styles.centre} aria-label="View">
        <Tools {...{ state, data, states, drawn, name }} />
        <div id="view" role="tabpanel" aria-labelledby={`tab-${state.view}`} className={styles.view}>
          <Centre {...{ state, data, states, found, select, expand, setDrawn }} name={name} />
        </div>
        {isAsked(state) ? (
          <TimeBar
            state={state}
            total={data.total}
            undated={data.undated}
            onSpan={(from, to) => act((now) => acts.setTime(now, from, to))}
            onDates={(dates) => act((now) => ({ ...now, dates }))}
          />
        ) : null}
      </section>
      <aside className={styles.right} aria-label="Evidence">
        {isAsked(state) && !data.loading ? (
          <EvidencePanel
            scene={data.scene}
            selected={state.selected}
            pinned={new Set(state.pinned.keys())}
            acts={panel}
          />
        ) : null}
      </aside>
    </div>
  );
}

/** One step more of a thing, unless no more can be drawn. */
function growOf(state: State, data: ViewData, id: string): State {
  if (data.scene.nodes.length >= HARD_CAP) return state;
  const source = data.sources.find((one) => one.id === id);
  return source && source.shown >= source.total ? acts.select(state, [id]) : acts.expand(state, id);
}

function focusIn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** What a view is called: the things that it began with, else its filters. */
function nameOf(state: State, data: ViewData): string {
  const names = state.seeds.map((id) => data.summaries.get(id)?.name).filter((name) => name !== undefined);
  if (names.length > 0) return names.slice(0, 3).join(", ");
  const [type] = state.filters.type ?? [];
  return isFiltered(state) ? `${type ? tellLabel(type, 2) : "facts"} by filters` : "a view";
}
