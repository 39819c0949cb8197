/** A fact: its parts, where its reports differ, and the sentences behind it. */

import type { Fact } from "@/api/types";
import { EvidenceList } from "@/parts/Evidence";
import { Kind } from "@/parts/Kind";
import { tellDate } from "@/words/dates";
import { count, tellCode, tellFact, tellFactDate, tellRole } from "@/words/facts";
import { labelOf } from "@/words/ids";
import { tellLabel } from "@/words/labels";
import styles from "./EvidencePanel.module.css";
import type { PanelActs } from "./PanelFacts";

export function FactPanel({ fact, acts }: { fact: Fact; acts: PanelActs }) {
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
