import { useState } from "react";
import { Link } from "react-router";
import type { Overview } from "@/api/types";
import { toCompare, toEntity } from "@/app/routes";
import { count } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import styles from "./home.module.css";
import { grade, tabulate } from "./tabulate";

const FEW = 8;

/** Which countries act together how often: a table whose cells lead to the comparison of the two. */
export function CountryMatrix({ overview }: { overview: Overview }) {
  const [all, setAll] = useState(false);
  const paired = new Set(overview.pairs.flatMap((pair) => [pair.a, pair.b]));
  const countries = overview.countries.filter((one) => paired.has(one.id));
  const shown = countries.slice(0, all ? 24 : FEW);
  if (shown.length < 2) return null;
  const pairs = tabulate(overview.pairs);
  const most = Math.max(...overview.pairs.map((pair) => pair.total));
  return (
    <section className={styles.matrix}>
      <h2>Country by country</h2>
      <p className="soft">Events in which both take part. A number opens the comparison of the two.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label="Table of countries">
        <table>
          <thead>
            <tr>
              <td />
              {shown.map((column) => (
                <th key={column.id} scope="col">
                  <abbr title={column.name}>{column.code}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to={toEntity(row.id)}>{row.name}</Link>
                </th>
                {shown.map((column) => {
                  const pair = pairs.get(`${row.id} ${column.id}`);
                  if (row.id === column.id) return <td key={column.id} className={styles.self} />;
                  if (!pair) return <td key={column.id} />;
                  const counts = Object.entries(pair.counts).map(([label, n]) => `${n} ${tellLabel(label, n)}`);
                  return (
                    <td key={column.id}>
                      <Link
                        to={toCompare(row.id, column.id)}
                        className={styles.cell}
                        data-grade={grade(pair.total, most)}
                        title={counts.join(", ")}
                        aria-label={`${row.name} and ${column.name}: ${counts.join(", ")}`}
                      >
                        {pair.total}
                      </Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {countries.length > FEW ? (
        <p>
          <button type="button" onClick={() => setAll(!all)} aria-expanded={all}>
            {all
              ? "Fewer countries"
              : `${count(Math.min(countries.length, 24) - FEW, "more country", "more countries")}`}
          </button>
        </p>
      ) : null}
    </section>
  );
}
