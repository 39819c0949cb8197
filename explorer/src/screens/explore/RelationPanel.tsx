/** A link that was known before any document was read: the row of a table that says so. */

import { useQuery } from "@tanstack/react-query";
import { entityQuery } from "@/api/queries";
import type { Edge, Scene } from "@/graph/model";
import { EvidenceItem } from "@/parts/Evidence";
import { ErrorState, Loading } from "@/parts/states";
import { tellRole } from "@/words/facts";
import styles from "./EvidencePanel.module.css";
import type { PanelActs } from "./PanelFacts";

export function RelationPanel({ relation, scene, acts }: { relation: Edge; scene: Scene; acts: PanelActs }) {
  const { data, error, isPending, refetch } = useQuery(entityQuery(relation.source));
  const name = (id: string) => scene.nodes.find((node) => node.id === id)?.name ?? id;
  return (
    <section className={styles.panel} data-relation={relation.id}>
      <h2>
        <bdi>{name(relation.source)}</bdi>: {tellRole(relation.type)} <bdi>{name(relation.target)}</bdi>
      </h2>
      <p className="soft">Known before any document is read.</p>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading what="its source" lines={2} /> : null}
      {data && data.rows.length === 0 ? <p>The documents that name it say so; no table has a row of it.</p> : null}
      {data?.rows.map((row) => (
        <EvidenceItem key={`${row.document.id} ${row.charStart}`} evidence={row} />
      ))}
      <p className={styles.acts}>
        <button type="button" onClick={() => acts.hide(["relations"])}>
          Hide all such links
        </button>
      </p>
    </section>
  );
}
