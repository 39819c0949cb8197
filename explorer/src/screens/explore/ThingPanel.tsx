/** A thing: its names, where it belongs, and its facts in the view. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { entityQuery } from "@/api/queries";
import type { Evidence, Fact } from "@/api/types";
import { toPaths } from "@/app/routes";
import { EvidenceItem } from "@/parts/Evidence";
import { Kind } from "@/parts/Kind";
import { ErrorState, Loading } from "@/parts/states";
import { count, tellRole } from "@/words/facts";
import { labelOf } from "@/words/ids";
import { tellLabel } from "@/words/labels";
import styles from "./EvidencePanel.module.css";
import { namesThing, type PanelActs, PanelFacts } from "./PanelFacts";

export function ThingPanel({
  id,
  facts,
  pinned,
  acts,
}: {
  id: string;
  facts: readonly Fact[];
  pinned: boolean;
  acts: PanelActs;
}) {
  const { data, error, isPending, refetch } = useQuery(entityQuery(id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading what="what is known of it" />;
  const counts = Object.entries(data.facts).map(([type, n]) => count(n, tellLabel(type), tellLabel(type, 2)));
  return (
    <section className={styles.panel}>
      <p className={styles.kind}>
        <Kind label={data.label} /> {tellLabel(data.label)}
      </p>
      <h2>
        <bdi>{data.name}</bdi>
      </h2>
      {counts.length > 0 ? <p className="soft">{counts.join(" · ")}</p> : <p className="soft">No fact names it.</p>}
      {data.names.length > 0 ? (
        <p className="small">
          <span className="soft">Also written </span>
          {data.names.slice(0, 12).map((name, index) => (
            <span key={name}>
              {index > 0 ? " · " : ""}
              <bdi>{name}</bdi>
            </span>
          ))}
          {data.names.length > 12 ? ` and ${data.names.length - 12} more` : ""}
        </p>
      ) : null}
      <p className={styles.acts}>
        <button type="button" onClick={() => acts.expand(id)}>
          Expand
        </button>
        <button type="button" onClick={() => acts.hide([id])}>
          Hide
        </button>
        <button type="button" onClick={() => acts.only(id)}>
          Begin here
        </button>
        <Link className="button" to={toPaths(id)}>
          Paths from here
        </Link>
        {pinned ? (
          <button type="button" onClick={() => acts.unpin(id)}>
            Unpin
          </button>
        ) : null}
      </p>
      <Belongs relations={data.relations} rows={data.rows} select={acts.select} />
      <h3>Facts in this view</h3>
      <PanelFacts
        facts={facts.filter((fact) => namesThing(fact, id))}
        acts={acts}
        empty="None; expand it to see its first."
      />
    </section>
  );
}

function Belongs({
  relations,
  rows,
  select,
}: {
  relations: readonly { type: string; target: string; name: string }[];
  rows: readonly Evidence[];
  select: PanelActs["select"];
}) {
  if (relations.length === 0 && rows.length === 0) return null;
  return (
    <>
      <dl className={styles.roles}>
        {relations.map((relation) => (
          <div key={`${relation.type} ${relation.target}`}>
            <dt>{tellRole(relation.type)}</dt>
            <dd>
              <button type="button" className={styles.thing} onClick={() => select([relation.target])}>
                <Kind label={labelOf(relation.target)} size={12} /> <bdi>{relation.name}</bdi>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <Rows rows={rows} />
    </>
  );
}

function Rows({ rows }: { rows: readonly Evidence[] }) {
  if (rows.length === 0) return null;
  return (
    <details className={styles.rows}>
      <summary>From {count(rows.length, "row")} of Entente’s own tables</summary>
      {rows.map((row) => (
        <EvidenceItem key={`${row.document.id} ${row.charStart}`} evidence={row} />
      ))}
    </details>
  );
}
