/** Questions to the API, kept while the page is open; leaving a screen, or asking anew, cancels what is under way. */

import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import { type Answer, Failure, get, type Query } from "./client";

/** The cache of answers; a refusal is final, a failure of the server is tried once more. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        networkMode: "always",
        retry: (tries, error) => tries < 1 && error instanceof Failure && error.status === 503,
      },
    },
  });
}

/** Counts of what the store holds. */
export const statsQuery = () =>
  queryOptions({ queryKey: ["stats"], queryFn: ({ signal }) => get("/v1/stats", undefined, { signal }) });

/** The store at a glance: counts, days, which countries act together. */
export const overviewQuery = () =>
  queryOptions({ queryKey: ["overview"], queryFn: ({ signal }) => get("/v1/overview", undefined, { signal }) });

/** Places that meetings are about, the most frequent first. */
export const topPlacesQuery = () =>
  queryOptions({
    queryKey: ["facets", "places"],
    queryFn: ({ signal }) => get("/v1/facets", { type: ["Meeting"], facet: ["about"], limit: 50 }, { signal }),
    select: (told) => told.facets.flatMap((facet) => facet.values).filter((value) => value.label === "Place"),
  });

/** Labels, relationships, codes with their names, statuses, filters. */
export const schemaQuery = () =>
  queryOptions({
    queryKey: ["schema"],
    queryFn: ({ signal }) => get("/v1/schema", undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Entities by name; the last hits stay while letters are being typed. */
export const searchQuery = (q: string, label?: Query<"/v1/search">["label"], limit = 12) =>
  queryOptions({
    queryKey: ["search", q, label, limit],
    queryFn: ({ signal }) => get("/v1/search", { q, limit, ...(label ? { label } : {}) }, { signal }),
    enabled: q.trim().length > 0,
    placeholderData: keepPreviousData,
  });

export const entityQuery = (id: string) =>
  queryOptions({ queryKey: ["entity", id], queryFn: ({ signal }) => get("/v1/entities/{id}", {}, { id, signal }) });

export const factQuery = (id: string) =>
  queryOptions({ queryKey: ["fact", id], queryFn: ({ signal }) => get("/v1/facts/{id}", {}, { id, signal }) });

export const neighboursQuery = (id: string, limit: number, cursor?: string) =>
  queryOptions({
    queryKey: ["neighbours", id, limit, cursor],
    queryFn: ({ signal }) =>
      get("/v1/entities/{id}/neighbours", { limit, ...(cursor ? { cursor } : {}) }, { id, signal }),
  });

export const documentQuery = (id: string) =>
  queryOptions({ queryKey: ["document", id], queryFn: ({ signal }) => get("/v1/documents/{id}", {}, { id, signal }) });

type Lists = "/v1/meetings" | "/v1/measures" | "/v1/agreements" | "/v1/statements" | "/v1/offices";

/** One page of facts of a type. */
export const factsQuery = <P extends Lists>(path: P, query: Query<P>) =>
  queryOptions({
    queryKey: ["facts", path, query],
    queryFn: ({ signal }): Promise<Answer<P>> => get(path, query, { signal }),
  });

export const timelineQuery = (query: Query<"/v1/timeline">) =>
  queryOptions({ queryKey: ["timeline", query], queryFn: ({ signal }) => get("/v1/timeline", query, { signal }) });

export const pathsQuery = (query: Query<"/v1/paths">) =>
  queryOptions({ queryKey: ["paths", query], queryFn: ({ signal }) => get("/v1/paths", query, { signal }) });

export const compareQuery = (query: Query<"/v1/compare">) =>
  queryOptions({ queryKey: ["compare", query], queryFn: ({ signal }) => get("/v1/compare", query, { signal }) });

export const analysisQuery = (query: Query<"/v1/analysis">) =>
  queryOptions({ queryKey: ["analysis", query], queryFn: ({ signal }) => get("/v1/analysis", query, { signal }) });

export const askQuery = (query: Query<"/v1/ask">) =>
  queryOptions({ queryKey: ["ask", query], queryFn: ({ signal }) => get("/v1/ask", query, { signal }) });

/** Facts by their ids, in the order of the ids. */
export const factsByIdQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["facts by id", ids],
    queryFn: ({ signal }) => get("/v1/facts", { id: [...ids] }, { signal }),
    enabled: ids.length > 0,
  });
