/** What stands behind what is selected: the sentences of a fact, the facts of a thing, or of the whole view. */

import { Link } from "react-router";
import type { Fact } from "@/api/types";
import { toPaths } from "@/app/routes";
import { factsOf, type Scene } from "@/graph/model";
import { Kind } from "@/parts/Kind";
import { count, tellFact } from "@/words/facts";
import styles from "./EvidencePanel.module.css";
import { FactPanel } from "./FactPanel";
import { namesThing, type PanelActs, PanelFacts } from "./PanelFacts";
import { RelationPanel } from "./RelationPanel";
import { ThingPanel } from "./ThingPanel";

interface Props {
  readonly scene: Scene;
  readonly selected: readonly string[];
  readonly pinned: ReadonlySet<string>;
  readonly acts: PanelActs;
}

export function EvidencePanel({ scene, selected, pinned, acts }: Props) {
  const facts = factsOf(scene);
  const [first] = selected;
  if (selected.length > 1) return <Several scene={scene} selected={selected} facts={facts} acts={acts} />;
  if (!first) return <Whole facts={facts} acts={acts} />;
  const fact = facts.find((one) => one.id === first || first.startsWith(`${one.id}|`));
  if (fact) return <FactPanel fact={fact} acts={acts} />;
  const relation = scene.edges.find((edge) => edge.id === first && !edge.fact);
  if (relation) return <RelationPanel relation={relation} scene={scene} acts={acts} />;
  if (first.includes("|")) return <Whole facts={facts} acts={acts} />;
  return <ThingPanel id={first} facts={facts} pinned={pinned.has(first)} acts={acts} />;
}

function Whole({ facts, acts }: { facts: readonly Fact[]; acts: PanelActs }) {
  return (
    <section className={styles.panel}>
      <h2>{count(facts.length, "fact")} in this view</h2>
      <p className="soft small">Choose one to read its sentences.</p>
      <PanelFacts facts={facts} acts={acts} empty="Nothing is shown." />
    </section>
  );
}

function Several({
  scene,
  selected,
  facts,
  acts,
}: {
  scene: Scene;
  selected: readonly string[];
  facts: readonly Fact[];
  acts: PanelActs;
}) {
  const things = scene.nodes.filter((node) => selected.includes(node.id));
  const entities = things.filter((node) => !node.fact).map((node) => node.id);
  const shared = facts.filter(
    (fact) => selected.includes(fact.id) || (entities.length > 1 && entities.every((id) => namesThing(fact, id))),
  );
  const [a, b] = entities;
  return (
    <section className={styles.panel}>
      <h2>{count(selected.length, "thing")} selected</h2>
      <ul className={styles.chosen}>
        {things.map((node) => (
          <li key={node.id}>
            <Kind label={node.label} /> <bdi>{node.fact ? tellFact(node.fact) : node.name}</bdi>
          </li>
        ))}
      </ul>
      <p className={styles.acts}>
        <button type="button" onClick={() => acts.hide(selected)}>
          Hide
        </button>
        {a && b && entities.length === 2 ? (
          <Link className="button" to={toPaths(a, b)}>
            How are they connected?
          </Link>
        ) : null}
      </p>
      <h3>Facts that name all of them</h3>
      <PanelFacts facts={shared} acts={acts} empty="None in this view." />
    </section>
  );
}
