/** A fact on a row: its sign, its sentence, its day and its reports; its evidence opens below, or `onOpen` is told. */

import { useState } from "react";
import type { Fact } from "@/api/types";
import { count, tellCode, tellFact, tellFactDate } from "@/words/facts";
import { Accounts } from "./Accounts";
import { EvidenceList } from "./Evidence";
import styles from "./FactRow.module.css";
import { Kind } from "./Kind";

interface Props {
  fact: Fact;
  onOpen?: (fact: Fact) => void;
  selected?: boolean;
  open?: boolean;
  /** Small, for a column beside a text. */
  compact?: boolean;
}

export function FactRow({ fact, onOpen, selected = false, open = false, compact = false }: Props) {
  const [opened, setOpened] = useState(open);
  return (
    <article className={styles.fact} data-fact={fact.id}>
      <button
        type="button"
        className={compact ? `${styles.row} ${styles.compact}` : styles.row}
        {...(onOpen ? { "aria-pressed": selected } : { "aria-expanded": opened })}
        onClick={() => (onOpen ? onOpen(fact) : setOpened(!opened))}
      >
        <Kind label={fact.type} />
        <span className={styles.text}>
          <bdi className={styles.sentence}>{tellFact(fact)}</bdi>
          <span className={styles.more}>
            {[
              tellFactDate(fact),
              fact.status && !["held", "done", "stated"].includes(fact.status) ? tellCode(fact.status) : null,
              compact && fact.reports === 1 ? null : count(fact.reports, "report"),
              fact.differences.length > 0 ? "reports differ" : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </button>
      {opened && !onOpen ? (
        <div className={styles.evidence}>
          <Accounts fact={fact} />
          <EvidenceList fact={fact} />
        </div>
      ) : null}
    </article>
  );
}
