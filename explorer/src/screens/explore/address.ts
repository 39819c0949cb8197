/** What is shown, as the address says it: /explore?seed=&n=&sel=&hide=&from=&to=&dates=&view= and the API's filters. */

import type { Query } from "@/api/client";
import { EVENTS } from "@/api/types";
import type { Point } from "@/graph/layout";

export const VIEWS = ["graph", "map", "table"] as const;
export type View = (typeof VIEWS)[number];
export const PAGE = 25;
export const TYPES = [...EVENTS, "Office"] as const;

/** Filters of several values, under the API's names; `type` chooses types of facts. */
export const FILTERS = [
  "type",
  "who",
  "by",
  "against",
  "party",
  "about",
  "place",
  "country",
  "office",
  "crime",
  "kind",
  "status",
  "publisher",
  "document",
  "min_documents",
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<FilterName, readonly string[]>>>;

export interface State {
  /** What was searched or expanded, in that order. */
  readonly seeds: readonly string[];
  /** How many facts of each; without seeds one number, of the facts that pass the filters. */
  readonly shown: readonly number[];
  readonly selected: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: ReadonlyMap<string, Point>;
  readonly filters: Filters;
  readonly from: string | null;
  readonly to: string | null;
  /** Which date counts; null: that of the event, and of its report where it has none. */
  readonly dates: "event" | "published" | null;
  readonly view: View;
  readonly grouped: boolean;
}

export const EMPTY: State = {
  seeds: [],
  shown: [],
  selected: [],
  hidden: [],
  pinned: new Map(),
  filters: {},
  from: null,
  to: null,
  dates: null,
  view: "graph",
  grouped: false,
};

const list = (text: string | null): string[] => [...new Set((text ?? "").split(",").filter(Boolean))];

/** The state that an address tells; what it does not understand it leaves out. */
export function readState(search: URLSearchParams): State {
  const seeds = list(search.get("seed"));
  const counts = (search.get("n") ?? "").split(",").map((text) => Number.parseInt(text, 10));
  const view = search.get("view");
  const dates = search.get("dates");
  const filters: Partial<Record<FilterName, readonly string[]>> = {};
  for (const name of FILTERS) {
    const values = [...new Set(search.getAll(name).filter((value) => value.trim()))];
    if (values.length > 0) filters[name] = values;
  }
  return {
    seeds,
    shown: Array.from({ length: Math.max(1, seeds.length) }, (_, index) => countOf(counts[index])),
    selected: list(search.get("sel")),
    hidden: list(search.get("hide")),
    pinned: new Map(list(search.get("pin")).flatMap(readPin)),
    filters,
    from: search.get("from") || null,
    to: search.get("to") || null,
    dates: dates === "event" || dates === "published" ? dates : dates === "reported" ? "published" : null,
    view: VIEWS.find((one) => one === view) ?? "graph",
    grouped: search.get("group") === "country",
  };
}

const countOf = (given: number | undefined) => (given !== undefined && given > 0 ? Math.min(given, 1_000) : PAGE);

function readPin(text: string): [string, Point][] {
  const [id, x, y] = text.split("@");
  const point = { x: Number(x), y: Number(y) };
  return id && Number.isFinite(point.x) && Number.isFinite(point.y) ? [[id, point]] : [];
}

/** The address of a state; what is as it is by default is left out. */
export function writeState(state: State): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, text: string) => text && search.set(name, text);
  put("seed", state.seeds.join(","));
  const shown = state.shown.slice(0, Math.max(1, state.seeds.length));
  if (shown.some((count) => count !== PAGE)) put("n", shown.join(","));
  for (const name of FILTERS) for (const value of state.filters[name] ?? []) search.append(name, value);
  put("from", state.from ?? "");
  put("to", state.to ?? "");
  put("dates", state.dates ?? "");
  put("hide", state.hidden.join(","));
  put("pin", [...state.pinned].map(([id, { x, y }]) => `${id}@${x}@${y}`).join(","));
  put("group", state.grouped ? "country" : "");
  put("sel", state.selected.join(","));
  put("view", state.view === "graph" ? "" : state.view);
  return search;
}

/** An address to read: ids keep their slashes and commas. */
export function writeAddress(state: State): string {
  const told = writeState(state).toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%40", "@");
  return told ? `?${told}` : "";
}

export type TimelineQuery = Query<"/v1/timeline">;

/** The filters of a state as the API takes them; without `time` the whole of time. */
export function apiFilters(state: State, time = true): TimelineQuery {
  const { type, min_documents, ...several } = state.filters;
  const given: Record<string, unknown> = { ...several, type: type ?? TYPES };
  const least = Number(min_documents?.[0]);
  if (least > 0) given["min_documents"] = least;
  if (state.dates) given["dates"] = state.dates === "published" ? "reported" : "event";
  if (time && state.from) given["from"] = state.from;
  if (time && state.to) given["to"] = state.to;
  return given as TimelineQuery;
}

/** Whether anything is asked for. */
export const isAsked = (state: State) =>
  state.seeds.length > 0 || Object.keys(state.filters).length > 0 || state.from !== null || state.to !== null;

/** Whether facts are left out by a filter. */
export const isFiltered = (state: State) =>
  Object.keys(state.filters).length > 0 || state.from !== null || state.to !== null;
