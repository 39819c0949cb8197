/** What can be done with a view: from a state to the next. */

import type { Point } from "@/graph/layout";
import { type FilterName, type Filters, PAGE, type State } from "./address";

/** Add things and show the first facts of each; they become what is selected. */
export function addSeeds(state: State, ids: readonly string[]): State {
  const fresh = ids.filter((id) => !state.seeds.includes(id));
  const kept = state.seeds.length === 0 ? [] : state.shown;
  return {
    ...state,
    seeds: [...state.seeds, ...fresh],
    shown: [...kept, ...fresh.map(() => PAGE)],
    selected: [...ids],
    hidden: state.hidden.filter((id) => !ids.includes(id)),
  };
}

/** Show the first facts of a thing, or 25 more of one that was expanded. */
export function expand(state: State, id: string): State {
  const index = state.seeds.indexOf(id);
  if (index < 0) return { ...addSeeds(state, [id]), selected: state.selected };
  return { ...state, shown: state.shown.map((count, at) => (at === index ? count + PAGE : count)) };
}

/** Show more facts of those that pass the filters, where nothing was expanded. */
export function showMore(state: State, by = PAGE): State {
  return { ...state, shown: state.shown.map((count) => count + by) };
}

/** Leave out what was expanded: its facts go, unless others name them. */
export function removeSeed(state: State, id: string): State {
  const index = state.seeds.indexOf(id);
  const without = <T>(values: readonly T[]) => values.filter((_, at) => at !== index);
  return index < 0 ? state : { ...state, seeds: without(state.seeds), shown: without(state.shown) };
}

export const select = (state: State, ids: readonly string[]): State => ({ ...state, selected: ids });

/** Select one thing, or with `also` add it to what is selected, or take it out. */
export function toggle(state: State, id: string | null, also: boolean): State {
  if (id === null) return also ? state : select(state, []);
  if (!also) return select(state, [id]);
  const others = state.selected.filter((one) => one !== id);
  return select(state, others.length < state.selected.length ? others : [...others, id]);
}

export function hide(state: State, ids: readonly string[]): State {
  return {
    ...state,
    hidden: [...new Set([...state.hidden, ...ids])],
    selected: state.selected.filter((id) => !ids.includes(id)),
  };
}

export const show = (state: State, ids: readonly string[]): State => ({
  ...state,
  hidden: state.hidden.filter((id) => !ids.includes(id)),
});

export function pin(state: State, id: string, at: Point | null): State {
  const pinned = new Map(state.pinned);
  if (at) pinned.set(id, { x: Math.round(at.x), y: Math.round(at.y) });
  else pinned.delete(id);
  return { ...state, pinned };
}

/** Set a filter; no values take it away. What is shown begins anew. */
export function filter(state: State, name: FilterName, values: readonly string[]): State {
  const { [name]: _, ...others } = state.filters;
  const filters: Filters = values.length > 0 ? { ...others, [name]: values } : others;
  return { ...state, filters, shown: state.shown.map(() => PAGE) };
}

export const setTime = (state: State, from: string | null, to: string | null): State => ({ ...state, from, to });

/** Without filters of any kind, hidden things shown again. */
export const clearFilters = (state: State): State => ({
  ...state,
  filters: {},
  from: null,
  to: null,
  dates: null,
  hidden: [],
});
