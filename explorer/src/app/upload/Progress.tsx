import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { timelineQuery } from "@/api/queries";
import type { Outcome } from "@/api/types";
import { toDocument } from "@/app/routes";
import { FactRow } from "@/parts/FactRow";
import { ErrorState, Loading, Truncated } from "@/parts/states";
import { count } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import styles from "./upload.module.css";
import { isOver, useJob } from "./uploading";

const STATES: Readonly<Record<string, string>> = {
  waiting: "Waiting for its turn",
  running: "Reading",
  done: "Done",
  failed: "Failed",
};
const EVENTS: Readonly<Record<string, string>> = {
  new: "is in the graph now",
  known: "was in the graph already",
  conflict: "is in the graph with other content, which was kept",
  rejected: "could not be read",
  skipped: "was not read",
};

/** A job as it goes on, then each document with its facts. */
export function Progress({ job: id, onClose }: { job: string; onClose: () => void }) {
  const job = useJob(id);
  if (job.isError) return <ErrorState error={job.error} onRetry={() => job.refetch()} />;
  const facts = Object.entries(job.data?.facts ?? {}).filter(([, n]) => n > 0);
  return (
    <div className={styles.progress}>
      <p role="status">
        <strong>{STATES[job.data?.state ?? "waiting"]}</strong>
        {facts.length > 0
          ? `: ${facts.map(([label, n]) => count(n, tellLabel(label), tellLabel(label, 2))).join(", ")}`
          : ""}
      </p>
      {isOver(job.data) ? null : <progress aria-label="Reading documents" />}
      {job.data?.problem ? (
        <p role="alert">
          {job.data.problem.detail} {job.data.problem.remedy}
        </p>
      ) : null}
      {job.data?.documents.map((outcome) => (
        <Result key={outcome.source} outcome={outcome} onClose={onClose} />
      ))}
    </div>
  );
}

function Result({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  return (
    <section className={styles.result}>
      <p>
        <bdi>{outcome.source}</bdi> {EVENTS[outcome.event] ?? outcome.event}.{" "}
        {outcome.id ? (
          <Link to={toDocument(outcome.id)} onClick={onClose}>
            Open the document
          </Link>
        ) : null}
      </p>
      {outcome.notes
        .filter((note) => ["rejected", "skipped", "conflict", "warning"].includes(note.event))
        .map((note) => (
          <p key={note.reason} className="small soft">
            {note.reason} {note.remedy}
          </p>
        ))}
      {outcome.id ? <Facts document={outcome.id} /> : null}
    </section>
  );
}

function Facts({ document }: { document: string }) {
  const read = useQuery(timelineQuery({ document: [document], unit: "year", limit: 20 }));
  if (read.isPending) return <Loading what="its facts" lines={2} />;
  if (read.isError) return <ErrorState error={read.error} onRetry={() => read.refetch()} />;
  if (read.data.total === 0) return <p className="soft">No facts were found in it.</p>;
  return (
    <>
      {read.data.facts.map((fact) => (
        <FactRow key={fact.id} fact={fact} />
      ))}
      <Truncated shown={read.data.facts.length} total={read.data.total} what="facts" />
    </>
  );
}
