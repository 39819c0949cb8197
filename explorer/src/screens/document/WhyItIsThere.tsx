/** Why facts are there: which rule read the sentence, how its names were resolved, and what was left out. */

import { queryOptions } from "@tanstack/react-query";
import { useState } from "react";
import { get, type Schemas } from "@/api/client";
import type { Fact } from "@/api/types";
import { Asked } from "@/parts/Asked";
import { tellCode } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import styles from "./document.module.css";
import type { Cited } from "./passages";

const explainQuery = (document: string) =>
  queryOptions({
    queryKey: ["explain", document],
    queryFn: ({ signal }) => get("/v1/explain", { document }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function WhyItIsThere({ document, sentence }: { document: string; sentence: Cited }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.why} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Why {sentence.facts.length === 1 ? "it is" : "they are"} there</summary>
      {open ? (
        <Asked query={explainQuery(document)} what="the explanation" lines={2}>
          {(explained) => <Explained explained={explained} sentence={sentence} />}
        </Asked>
      ) : null}
    </details>
  );
}

function Explained({ explained, sentence }: { explained: Schemas["ExplainedOut"]; sentence: Cited }) {
  const read = explained.sentences.filter((one) => one.charStart < sentence.end && one.charEnd > sentence.start);
  const claims = read.flatMap((one) => one.claims);
  const left = read.flatMap((one) => one.left);
  const clauses = read.flatMap((one) => one.clauses);
  const choices = explained.choices.filter((choice) => sentence.text.includes(choice.surface));
  if (claims.length === 0 && choices.length === 0) return <p className="small">Today's rules read nothing here.</p>;
  return (
    <dl className={styles.explained}>
      {claims.length > 0 ? (
        <Reasons title="Read by the rule">
          {claims.map((claim) => `${tellCode(claim.rule)}: ${tellLabel(claim.type)}`)}
        </Reasons>
      ) : null}
      {choices.length > 0 ? (
        <Reasons title="Names">
          {choices.map(
            (choice) => `“${choice.surface}” is ${tellEntity(choice.entity, sentence.facts)}: ${choice.reason}`,
          )}
        </Reasons>
      ) : null}
      {clauses.length > 0 ? (
        <Reasons title="Grammar">{clauses.map((clause) => clause.replaceAll(" | ", " · "))}</Reasons>
      ) : null}
      {left.length > 0 ? (
        <Reasons title="Left out">{left.map((one) => `${tellCode(one.rule)}: ${one.reason}`)}</Reasons>
      ) : null}
    </dl>
  );
}

function Reasons({ title, children }: { title: string; children: readonly string[] }) {
  return (
    <div>
      <dt>{title}</dt>
      {[...new Set(children)].map((reason) => (
        <dd key={reason} dir="auto">
          {reason}
        </dd>
      ))}
    </div>
  );
}

/** The name that facts give an entity, or its id in words. */
function tellEntity(id: string, facts: readonly Fact[]): string {
  const roles = facts.flatMap((fact) => Object.values(fact.roles).flat());
  const found = roles.find((role) => role.id === id);
  return (
    found?.name ??
    id
      .slice(id.indexOf("/") + 1)
      .replaceAll(/[~-]+/g, " ")
      .trim()
  );
}
