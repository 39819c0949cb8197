/** The facts of a panel, each to be opened; and what can be done from a panel. */

import type { Fact } from "@/api/types";
import { FactRow } from "@/parts/FactRow";
import styles from "./EvidencePanel.module.css";

export interface PanelActs {
  readonly select: (ids: readonly string[]) => void;
  readonly expand: (id: string) => void;
  readonly hide: (ids: readonly string[]) => void;
  readonly unpin: (id: string) => void;
  readonly only: (id: string) => void;
}

export const namesThing = (fact: Fact, id: string) =>
  Object.values(fact.roles).some((things) => things.some((one) => one.id === id));

export function PanelFacts({ facts, acts, empty }: { facts: readonly Fact[]; acts: PanelActs; empty: string }) {
  if (facts.length === 0) return <p className="soft">{empty}</p>;
  return (
    <div className={styles.facts}>
      {facts.slice(0, 200).map((fact) => (
        <FactRow key={fact.id} fact={fact} onOpen={() => acts.select([fact.id])} />
      ))}
      {facts.length > 200 ? <p className="soft">200 of {facts.length}; the table has all.</p> : null}
    </div>
  );
}
