import { Link } from "react-router";
import { documentQuery } from "@/api/queries";
import type { Fact, Outcome } from "@/api/types";
import { toDocument } from "@/app/routes";
import { Asked } from "@/parts/Asked";
import { FactRow } from "@/parts/FactRow";
import { ErrorState, Truncated } from "@/parts/states";
import { count } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import styles from "./upload.module.css";
import { isOver, useJob } from "./uploading";

const FEW = 20;
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
  return (
    <Asked query={documentQuery(document)} what="its facts" lines={2}>
      {({ facts }) => (
        <>
          {facts.length === 0 ? <p className="soft">No facts were found in it.</p> : null}
          {deedsFirst(facts).map((fact) => (
            <FactRow key={fact.id} fact={fact} />
          ))}
          <Truncated shown={Math.min(facts.length, FEW)} total={facts.length} what="facts" />
        </>
      )}
    </Asked>
  );
}

/** What was done before who is who. */
function deedsFirst(facts: readonly Fact[]): readonly Fact[] {
  const isOffice = (fact: Fact) => Number(fact.type === "Office");
  return [...facts].sort((a, b) => isOffice(a) - isOffice(b)).slice(0, FEW);
}
