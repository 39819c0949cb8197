/** What a question to the API has become: loading that can be cancelled, an error with another try, or its answer. */

import { type QueryKey, type UseQueryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Cancelled, ErrorState, Loading } from "./states";

interface Props<T, K extends QueryKey> {
  query: UseQueryOptions<T, Error, T, K>;
  /** What is being loaded, in words. */
  what: string;
  lines?: number;
  /** Other ways out of an error. */
  onError?: (error: Error) => ReactNode;
  children: (answer: T) => ReactNode;
}

export function Asked<T, K extends QueryKey>({ query, what, lines = 4, onError, children }: Props<T, K>) {
  const asked = useQuery(query);
  const client = useQueryClient();
  const again = () => void asked.refetch();
  if (asked.data !== undefined) return children(asked.data);
  if (asked.isError && !asked.isFetching) {
    return (
      <ErrorState error={asked.error} onRetry={again}>
        {onError?.(asked.error)}
      </ErrorState>
    );
  }
  if (asked.fetchStatus === "idle") return <Cancelled what={what} onRetry={again} />;
  return <Loading what={what} lines={lines} onCancel={() => client.cancelQueries({ queryKey: query.queryKey })} />;
}
