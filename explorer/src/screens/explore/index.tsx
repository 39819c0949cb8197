/** The Explore screen: filters and list, graph or map or table over time, and the evidence. */

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useKeys } from "@/app/keys";
import { toExplore, toPaths } from "@/app/routes";
import { useTitle } from "@/app/title";
import { factsOf, HARD_CAP, SOFT_CAP } from "@/graph/model";
import { EntityPicker } from "@/parts/EntityPicker";
import { Empty, ErrorState, Loading, NoResult, Truncated } from "@/parts/states";
import { count } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import * as acts from "./acts";
import { EMPTY, FILTERS, isAsked, isFiltered, PAGE, type State, VIEWS, type View, writeAddress } from "./address";
import { download } from "./download";
import { EvidencePanel, type PanelActs } from "./EvidencePanel";
import styles from "./explore.module.css";
import { FilterBar } from "./FilterBar";
import { FILTER_NAMES } from "./filter_words";
import { type Drawn, GraphPane } from "./GraphPane";
import { Legend } from "./Legend";
import { MapPane } from "./MapPane";
import { SavedViews, ShareMenu } from "./ShareMenu";
import { TablePane } from "./TablePane";
import { ThingList } from "./ThingList";
import { TimeBar } from "./TimeBar";
import { type States, useStates } from "./useStates";
import { useViewData, type ViewData } from "./view_data";

const VIEW_NAMES: Readonly<Record<View, string>> = { graph: "Graph", map: "Map", table: "Table" };
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
        <div className={styles.tools}>
          <div className={styles.tabs} role="tablist" aria-label="How it is shown">
            {VIEWS.map((view) => (
              <button
                key={view}
                type="button"
                role="tab"
                id={`tab-${view}`}
                aria-selected={state.view === view}
                aria-controls="view"
                tabIndex={state.view === view ? 0 : -1}
                onClick={() => act((now) => ({ ...now, view }))}
                onKeyDown={(event) => {
                  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
                  const next = step && VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length];
                  if (!next) return;
                  act((now) => ({ ...now, view: next }));
                  document.getElementById(`tab-${next}`)?.focus();
                }}
              >
                {VIEW_NAMES[view]}
              </button>
            ))}
          </div>
          <button type="button" onClick={undo} disabled={!states.canUndo}>
            Undo
          </button>
          <button type="button" onClick={redo} disabled={!states.canRedo}>
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

/** What was expanded, and how much of it is shown. */
function Sources({ data, states, expand }: { data: ViewData; states: States; expand: (id: string) => void }) {
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

function HiddenNote({ state, states }: { state: State; states: States }) {
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

interface CentreProps {
  readonly state: State;
  readonly data: ViewData;
  readonly states: States;
  readonly found: string;
  readonly name: string;
  readonly select: (id: string | null, also: boolean) => void;
  readonly expand: (id: string) => void;
  readonly setDrawn: (drawn: Drawn | null) => void;
}

function Centre({ state, data, states, found, name, select, expand, setDrawn }: CentreProps) {
  const client = useQueryClient();
  const onPin = useCallback(
    (id: string, at: { x: number; y: number }) => states.act((now) => acts.pin(now, id, at)),
    [states.act],
  );
  const facts = useMemo(() => factsOf(data.scene), [data.scene]);
  if (!isAsked(state)) return <Begin />;
  if (data.error) {
    return (
      <div className={styles.message}>
        <ErrorState error={data.error} onRetry={data.retry}>
          <button type="button" onClick={() => states.act(acts.clearFilters)}>
            Clear the filters
          </button>
        </ErrorState>
      </div>
    );
  }
  if (data.stopped) {
    return (
      <div className={styles.message}>
        <Empty title="Stopped">
          <button type="button" onClick={data.retry}>
            Load it after all
          </button>
        </Empty>
      </div>
    );
  }
  if (data.loading) {
    return (
      <div className={styles.message}>
        <Loading
          what="facts"
          onCancel={() => {
            void client.cancelQueries({ queryKey: ["explore"] });
          }}
        />
      </div>
    );
  }
  if (facts.length === 0 && data.total === 0) {
    return (
      <div className={styles.message}>
        <NoResult
          what="facts"
          filters={tellFilters(state)}
          {...(isFiltered(state) ? { onClear: () => states.act(acts.clearFilters) } : {})}
        >
          {isFiltered(state) ? null : <p>No document says anything of it yet.</p>}
        </NoResult>
      </div>
    );
  }
  if (state.view === "map") {
    return <MapPane scene={data.scene} summaries={data.summaries} selected={state.selected} onSelect={select} />;
  }
  if (state.view === "table") {
    const [source] = data.sources;
    return (
      <>
        <TablePane
          facts={facts}
          selected={state.selected}
          onSelect={select}
          onDownload={() =>
            void import("@/graph/exports").then(({ writeCsv }) =>
              download(`entente ${name}.csv`, writeCsv(facts), "text/csv"),
            )
          }
        />
        {source && data.sources.length === 1 ? (
          <div className={styles.more}>
            <Truncated
              shown={source.shown}
              total={source.total}
              what="facts"
              busy={!data.fresh}
              onMore={() => (source.id ? expand(source.id) : states.act((now) => acts.showMore(now)))}
            />
          </div>
        ) : null}
      </>
    );
  }
  return (
    <GraphPane
      scene={data.scene}
      selected={state.selected}
      pinned={state.pinned}
      grouped={state.grouped}
      found={found}
      onSelect={select}
      onExpand={expand}
      onPin={onPin}
      onDrawn={setDrawn}
    />
  );
}

function tellFilters(state: State): string[] {
  const several = FILTERS.flatMap((name) =>
    (state.filters[name] ?? []).map((value) =>
      name === "type" ? tellLabel(value, 2) : `${FILTER_NAMES[name]}: ${value.split("/").pop()?.replaceAll("_", " ")}`,
    ),
  );
  const time = [state.from ? `from ${state.from}` : null, state.to ? `to ${state.to}` : null];
  return [...several, ...time.filter((one) => one !== null)];
}

/** Nothing is asked yet: what others begin with. */
function Begin() {
  return (
    <div className={styles.message}>
      <Empty title="Begin with a name, or with a question">
        <ul className={styles.examples}>
          <li>
            <Link to={toExplore(["place/mm-myawaddy"], { sel: "place/mm-myawaddy" })}>
              Myawaddy and all that names it
            </Link>
          </li>
          <li>
            <Link to="/explore?type=Meeting&about=place/mm-myawaddy">Who met whom about Myawaddy</Link>
          </li>
          <li>
            <Link to="/explore?type=Measure&by=country/TH&from=2025-02&to=2025-02&view=table">
              What Thailand did in February 2025
            </Link>
          </li>
          <li>
            <Link to="/explore?type=Agreement&party=country/CN&who=country/LA">What China and Laos signed</Link>
          </li>
        </ul>
      </Empty>
    </div>
  );
}
