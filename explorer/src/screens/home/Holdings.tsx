import { EVENTS, type Overview } from "@/api/types";
import { Kind } from "@/parts/Kind";
import { tellDate } from "@/words/dates";
import { count } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import styles from "./home.module.css";

/** Kinds whose entities documents name; countries, places and crimes are mostly the authority's own. */
const NAMED = ["Official", "Person", "Organization", "Place", "Asset"] as const;

/** How much the store holds, and of which days. */
export function Holdings({ overview }: { overview: Overview }) {
  const documents = overview.nodes["Document"]?.documents ?? 0;
  if (documents === 0) {
    return (
      <section className={styles.holdings}>
        <h2>The store is empty</h2>
        <p>
          Drop documents onto this page, or load them on the command line: <code>entente load PATH</code>.
        </p>
      </section>
    );
  }
  return (
    <section className={styles.holdings}>
      <h2>What is in it</h2>
      <p className="soft">
        {count(documents, "document")}
        {overview.published
          ? `, published from ${tellDate(overview.published[0])} to ${tellDate(overview.published[1])}`
          : ""}
      </p>
      <dl className={styles.counts}>
        {EVENTS.map((label) => (
          <Count key={label} label={label} n={overview.facts[label]?.total ?? 0} />
        ))}
        {NAMED.map((label) => (
          <Count key={label} label={label} n={overview.nodes[label]?.documents ?? 0} />
        ))}
      </dl>
    </section>
  );
}

function Count({ label, n }: { label: string; n: number }) {
  if (n === 0) return null;
  return (
    <div className={styles.count}>
      <dt>
        <Kind label={label} /> {tellLabel(label, n)}
      </dt>
      <dd>{n.toLocaleString("en-GB")}</dd>
    </div>
  );
}
