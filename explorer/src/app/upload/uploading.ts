/** Uploads: files sent as one job with the key of this tab, and what has become of them. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { get, send } from "@/api/client";
import type { Job, WholeJob } from "@/api/types";

/** What readers know; others are refused by the server with its reason. */
export const ACCEPTED = ".txt,.html,.htm,.pdf,.docx,.csv,.tsv,.jsonl,.json";

export interface About {
  readonly published: string;
  readonly publisher: string;
  readonly url: string;
}

/** Send files; the same `token` sent again is the same job. Errors: Failure. */
export async function sendFiles(files: readonly File[], about: About, token: string): Promise<Job> {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  for (const [name, value] of Object.entries(about)) if (value.trim()) form.append(name, value.trim());
  const response = await send("/v1/documents", { method: "POST", body: form, headers: { "Idempotency-Key": token } });
  return (await response.json()) as Job;
}

export const isOver = (job: { state: string } | undefined) => job?.state === "done" || job?.state === "failed";

/** A job, asked for until it is over; every answer is stale then, since the store has more. */
export function useJob(id: string | null) {
  const cache = useQueryClient();
  const told = useRef<string | null>(null);
  const job = useQuery<WholeJob>({
    queryKey: ["job", id],
    queryFn: ({ signal }) => get("/v1/jobs/{id}", {}, { id: id ?? "", signal }),
    enabled: id !== null,
    refetchInterval: (query) => (isOver(query.state.data) ? false : 400),
    staleTime: 0,
  });
  const over = isOver(job.data);
  useEffect(() => {
    if (!over || told.current === id) return;
    told.current = id;
    void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "job" });
  }, [over, id, cache]);
  return job;
}
