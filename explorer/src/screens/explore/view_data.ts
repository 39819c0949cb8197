/** The facts of a view from the API: of each thing that was expanded, or all that pass the filters. */

import { keepPreviousData, queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type Answer, get } from "@/api/client";
import { timelineQuery } from "@/api/queries";
import type { Fact } from "@/api/types";
import { makeScene, type Scene, type Summary } from "@/graph/model";
import { apiFilters, isAsked, type State, type TimelineQuery } from "./address";

const MOST = 1_000; // facts on a page of the API
const IDS = 100; // entities in one request

/** The first facts of one source, the latest first. */
const pageQuery = (query: TimelineQuery, limit: number) =>
  queryOptions({
    queryKey: ["explore", "facts", query, limit],
    queryFn: ({ signal }) => get("/v1/timeline", { ...query, limit: Math.min(limit, MOST), sort: "-date" }, { signal }),
  });

/** Things in short, a hundred at a time. */
const summariesQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["explore", "entities", ids],
    queryFn: ({ signal }) => get("/v1/entities", { id: [...ids] }, { signal }),
    staleTime: 600_000,
  });

export interface Source {
  /** The thing whose facts these are; null: all that pass the filters. */
  readonly id: string | null;
  readonly shown: number;
  readonly total: number;
}

/** What of the API's answers is shown. */
interface Told {
  readonly scene: Scene;
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly sources: readonly Source[];
  /** How many facts pass, and how many of those have no date of their own: the API's own counts. */
  readonly total: number | null;
  readonly undated: number | null;
  /** Types of facts that a filter leaves out because they do not have it. */
  readonly leftOut: Readonly<Record<string, readonly string[]>>;
  readonly missing: readonly string[];
}

export interface ViewData extends Told {
  /** Whether there is nothing to show yet; what is there stays while more of it is on its way, `fresh` tells. */
  readonly loading: boolean;
  /** Whether somebody stopped the loading. */
  readonly stopped: boolean;
  readonly fresh: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

export function useViewData(state: State): ViewData {
  const asked = isAsked(state);
  const filters = apiFilters(state);
  const pages = useQueries({
    queries: asked
      ? (state.seeds.length > 0 ? state.seeds : [null]).map((id, index) =>
          pageQuery(id === null ? filters : { ...filters, entity: [id] }, state.shown[index] ?? 25),
        )
      : [],
  });
  const totals = useQuery({
    ...timelineQuery({ ...filters, ...(state.seeds.length > 0 ? { entity: [...state.seeds] } : {}), limit: 0 }),
    enabled: asked && state.seeds.length !== 1,
    placeholderData: keepPreviousData,
  });
  const answers = pages.map((page) => page.data);
  const key = pages.map((page) => page.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` changes with the answers
  const facts = useMemo(() => answers.flatMap((answer) => answer?.facts ?? []), [key, state.seeds.join()]);
  const ids = useMemo(() => chunk(namedIn(facts, state.seeds)), [facts, state.seeds]);
  const details = useQueries({ queries: ids.map(summariesQuery) });
  const known = details.map((detail) => detail.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` changes with the answers
  const summaries = useMemo(
    () => new Map(details.flatMap((detail) => (detail.data?.entities ?? []).map((one) => [one.id, one] as const))),
    [known, ids],
  );
  const hidden = state.hidden.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `hidden` stand for what they are made from
  const scene = useMemo(
    () =>
      makeScene({
        facts,
        seeds: state.seeds.filter((id) => summaries.has(id)),
        summaries,
        hidden: new Set(state.hidden),
        more: new Map(state.seeds.map((id, index) => [id, moreOf(answers[index])])),
      }),
    [facts, summaries, hidden, key],
  );
  const failed = [...pages, ...details, totals].find((one) => one.isError);
  const only = state.seeds.length === 1 ? answers[0] : totals.data;
  const told: Told = {
    scene,
    summaries,
    sources: answers.flatMap((answer, index) =>
      answer ? [{ id: state.seeds[index] ?? null, shown: answer.facts.length, total: answer.total }] : [],
    ),
    total: only?.total ?? null,
    undated: only?.undated ?? null,
    leftOut: answers[0]?.leftOut ?? {},
    missing: details.flatMap((detail) => detail.data?.missing ?? []).filter((id) => state.seeds.includes(id)),
  };
  const waiting = asked && [...pages, ...details].some((one) => one.isPending);
  const last = useRef(told);
  if (!waiting) last.current = told;
  return {
    ...(waiting ? last.current : told),
    loading: waiting && last.current.scene.nodes.length === 0,
    stopped: [...pages, ...details].some((one) => one.isPending && one.fetchStatus === "idle"),
    fresh: !waiting,
    error: failed?.error ?? null,
    retry: () => {
      for (const one of [...pages, ...details, totals]) if (one.isError || (asked && one.isPending)) void one.refetch();
    },
  };
}

const moreOf = (answer: Answer<"/v1/timeline"> | undefined) => (answer ? answer.total - answer.facts.length : 0);

function namedIn(facts: readonly Fact[], seeds: readonly string[]): string[] {
  const ids = new Set(seeds);
  for (const fact of facts) for (const things of Object.values(fact.roles)) for (const one of things) ids.add(one.id);
  return [...ids];
}

/** Ids in groups that stay as they are when more come, so that what is known is not asked again. */
function chunk(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS) }, (_, index) => ids.slice(index * IDS, (index + 1) * IDS));
}
