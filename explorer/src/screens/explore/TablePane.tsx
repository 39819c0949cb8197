/** The facts of a view as a table: sorted by any column, downloaded as CSV. */

import { useMemo, useState } from "react";
import type { Fact } from "@/api/types";
import { compareDays } from "@/graph/model";
import { Kind } from "@/parts/Kind";
import { count, tellCode, tellFact, tellFactDate } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import styles from "./TablePane.module.css";

interface Props {
  readonly facts: readonly Fact[];
  readonly selected: readonly string[];
  readonly onSelect: (id: string, also: boolean) => void;
  readonly onDownload: () => void;
}

const COLUMNS = [
  { name: "Date", order: compareDays },
  { name: "Kind", order: (a: Fact, b: Fact) => kindOf(a).localeCompare(kindOf(b)) },
  { name: "What happened", order: (a: Fact, b: Fact) => tellFact(a).localeCompare(tellFact(b)) },
  { name: "Published by", order: (a: Fact, b: Fact) => a.publishers.join().localeCompare(b.publishers.join()) },
  { name: "Reports", order: (a: Fact, b: Fact) => a.reports - b.reports },
] as const;

const kindOf = (fact: Fact) => `${tellLabel(fact.type)}${fact.kind ? `: ${tellCode(fact.kind)}` : ""}`;

export function TablePane({ facts, selected, onSelect, onDownload }: Props) {
  const [sort, setSort] = useState<{ readonly column: number; readonly down: boolean }>({ column: 0, down: false });
  const rows = useMemo(() => {
    const order = COLUMNS[sort.column]?.order ?? compareDays;
    const sorted = [...facts].sort((a, b) => order(a, b) || compareDays(a, b) || (a.id < b.id ? -1 : 1));
    return sort.down ? sorted.reverse() : sorted;
  }, [facts, sort]);
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <p>{count(facts.length, "fact")}</p>
        <button type="button" onClick={onDownload} disabled={facts.length === 0}>
          Download this table (CSV)
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={styles.scroll} tabIndex={0} aria-label="Table of facts">
        <table className={styles.table}>
          <thead>
            <tr>
              {COLUMNS.map((column, index) => (
                <th
                  key={column.name}
                  scope="col"
                  aria-sort={sort.column !== index ? "none" : sort.down ? "descending" : "ascending"}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => setSort({ column: index, down: sort.column === index && !sort.down })}
                  >
                    {column.name}
                    <span aria-hidden="true">{sort.column !== index ? "" : sort.down ? " ↓" : " ↑"}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((fact) => (
              <tr key={fact.id} data-fact={fact.id} className={selected.includes(fact.id) ? styles.chosen : undefined}>
                <td className={styles.date}>{tellFactDate(fact)}</td>
                <td>
                  <Kind label={fact.type} size={12} /> {kindOf(fact)}
                </td>
                <td>
                  <button
                    type="button"
                    className={styles.fact}
                    aria-pressed={selected.includes(fact.id)}
                    onClick={(event) => onSelect(fact.id, event.shiftKey || event.ctrlKey || event.metaKey)}
                  >
                    <bdi>{tellFact(fact)}</bdi>
                  </button>
                </td>
                <td>
                  <bdi>{fact.publishers.join(", ")}</bdi>
                </td>
                <td className={styles.number}>{fact.reports}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
