/** What stands behind what is selected: the sentences of a fact, the facts of a thing, or of the whole view. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { entityQuery } from "@/api/queries";
import type { Evidence, Fact } from "@/api/types";
import { toPaths } from "@/app/routes";
import { type Edge, factsOf, type Scene } from "@/graph/model";
import { EvidenceItem, EvidenceList } from "@/parts/Evidence";
import { FactRow } from "@/parts/FactRow";
import { Kind } from "@/parts/Kind";
import { ErrorState, Loading } from "@/parts/states";
import { tellDate } from "@/words/dates";
import { count, tellCode, tellFact, tellFactDate, tellRole } from "@/words/facts";
import { labelOf } from "@/words/ids";
import { tellLabel } from "@/words/labels";
import styles from "./EvidencePanel.module.css";

export interface PanelActs {
  readonly select: (ids: readonly string[]) => void;
  readonly expand: (id: string) => void;
  readonly hide: (ids: readonly string[]) => void;
  readonly unpin: (id: string) => void;
  readonly only: (id: string) => void;
}

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

function Facts({ facts, acts, empty }: { facts: readonly Fact[]; acts: PanelActs; empty: string }) {
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

function Whole({ facts, acts }: { facts: readonly Fact[]; acts: PanelActs }) {
  return (
    <section className={styles.panel}>
      <h2>{count(facts.length, "fact")} in this view</h2>
      <p className="soft small">Choose one to read its sentences.</p>
      <Facts facts={facts} acts={acts} empty="Nothing is shown." />
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
      <Facts facts={shared} acts={acts} empty="None in this view." />
    </section>
  );
}

const namesThing = (fact: Fact, id: string) =>
  Object.values(fact.roles).some((things) => things.some((one) => one.id === id));

function FactPanel({ fact, acts }: { fact: Fact; acts: PanelActs }) {
  const rules = [...new Set(fact.evidence.map((one) => one.rule).filter(Boolean))];
  return (
    <section className={styles.panel} data-fact={fact.id}>
      <p className={styles.kind}>
        <Kind label={fact.type} />{" "}
        {[tellLabel(fact.type), fact.kind ? tellCode(fact.kind) : null].filter(Boolean).join(" · ")}
      </p>
      <h2>
        <bdi>{tellFact(fact)}</bdi>
      </h2>
      <p className="soft">
        {[
          tellFactDate(fact),
          fact.status ? tellCode(fact.status) : null,
          count(fact.reports, "report"),
          fact.independentPublishers > 1 ? `${fact.independentPublishers} independent publishers` : null,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <dl className={styles.roles}>
        {Object.entries(fact.roles).map(([role, things]) => (
          <div key={role}>
            <dt>{tellRole(role)}</dt>
            <dd>
              {things.map((one) => (
                <button key={one.id} type="button" className={styles.thing} onClick={() => acts.select([one.id])}>
                  <Kind label={labelOf(one.id)} size={12} /> <bdi>{one.name}</bdi>
                </button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.acts}>
        <button type="button" onClick={() => acts.hide([fact.id])}>
          Hide
        </button>
      </p>
      <Compared fact={fact} />
      <h3>{fact.evidence.length === 1 ? "The sentence behind it" : `${fact.evidence.length} sentences behind it`}</h3>
      <EvidenceList fact={fact} />
      {rules.length > 0 ? (
        <p className="small soft">
          Read by the {rules.length === 1 ? "rule" : "rules"} {rules.map((rule) => tellCode(rule ?? "")).join(", ")}.
        </p>
      ) : null}
    </section>
  );
}

/** What the reports of one occasion agree and differ on. */
function Compared({ fact }: { fact: Fact }) {
  if (fact.accounts.length < 2) return null;
  const publisher = (id: string) =>
    fact.accounts.find((one) => one.document === id)?.publisher ??
    fact.evidence.find((one) => one.document.id === id)?.document.title ??
    "a document";
  const value = (on: string, said: { value: string; name: string | null }) =>
    said.name ?? (on === "date" ? tellDate(said.value) : tellCode(said.value));
  const what = (on: string) => (/^[A-Z]/.test(on) ? tellRole(on) : on);
  return (
    <>
      {fact.differences.length > 0 ? (
        <>
          <h3>Where the reports differ</h3>
          <dl className={styles.points}>
            {fact.differences.map((point) => (
              <div key={point.on}>
                <dt>{what(point.on)}</dt>
                {point.values.map((said) => (
                  <dd key={said.value}>
                    <bdi>{value(point.on, said)}</bdi>{" "}
                    <span className="soft">— {[...new Set(said.documents.map(publisher))].join(", ")}</span>
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {fact.agreed.length > 0 ? (
        <>
          <h3>What they agree on</h3>
          <dl className={styles.points}>
            {fact.agreed.map((point) => (
              <div key={point.on}>
                <dt>{what(point.on)}</dt>
                <dd>{point.values.map((said) => value(point.on, said)).join(", ")}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </>
  );
}

function ThingPanel({
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
      <Facts
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

function RelationPanel({ relation, scene, acts }: { relation: Edge; scene: Scene; acts: PanelActs }) {
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
