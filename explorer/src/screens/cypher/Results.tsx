import { lazy, Suspense, useMemo, useState } from "react";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { Kind } from "@/parts/Kind";
import { Loading, NoResult, Truncated } from "@/parts/states";
import { type Cell, download, writeCsv } from "@/words/csv";
import { count } from "@/words/facts";
import styles from "./cypher.module.css";
import { type NodeTold, nodesOf, tellValue } from "./values";

interface Props {
  table: Schemas["CypherOut"];
  view: "table" | "graph";
  onView: (view: "table" | "graph") => void;
}

const PAGE = 100;

const Drawn = lazy(() => import("./Drawn"));

/** The rows of an answer, or its nodes drawn. */
export function Results({ table, view, onView }: Props) {
  const nodes = useMemo(() => nodesOf(table), [table]);
  if (table.rows.length === 0) return <NoResult what="rows: nothing in the graph has this pattern" />;
  const drawn = view === "graph" && nodes.size > 0;
  return (
    <>
      <div className={styles.summary}>
        <p role="status">
          {count(table.rows.length, "row")}
          {table.truncated ? ", cut at the most that is given: add WHERE or LIMIT" : ""}
        </p>
        <div className={styles.acts}>
          <button type="button" aria-pressed={!drawn} onClick={() => onView("table")}>
            Table
          </button>
          <button type="button" aria-pressed={drawn} disabled={nodes.size === 0} onClick={() => onView("graph")}>
            Graph
          </button>
          <button
            type="button"
            onClick={() =>
              download("answer.csv", "text/csv;charset=utf-8", writeCsv(table.columns, table.rows as Cell[][]))
            }
          >
            Download CSV
          </button>
        </div>
      </div>
      {nodes.size === 0 ? <p className="small soft">A graph is drawn of nodes: RETURN m, not m.date.</p> : null}
      {drawn ? (
        <Suspense fallback={<Loading what="the graph" />}>
          <Drawn table={table} />
        </Suspense>
      ) : (
        <Rows table={table} nodes={nodes} />
      )}
    </>
  );
}

function Rows({ table, nodes }: { table: Schemas["CypherOut"]; nodes: ReadonlyMap<string, NodeTold> }) {
  const [shown, setShown] = useState(PAGE);
  const rows = table.rows.slice(0, shown);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Rows">
        <table className={styles.table}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name and are never moved
              <tr key={index}>
                {table.columns.map((column, at) => (
                  <td key={column} className={typeof row[at] === "number" ? styles.number : undefined}>
                    <Value value={row[at]} nodes={nodes} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Truncated shown={rows.length} total={table.rows.length} what="rows" onMore={() => setShown(shown + PAGE)} />
    </>
  );
}

function Value({ value, nodes }: { value: unknown; nodes: ReadonlyMap<string, NodeTold> }) {
  const node = typeof value === "string" ? nodes.get(value) : undefined;
  if (!node) return <bdi>{tellValue(value, nodes)}</bdi>;
  const told = (
    <>
      <Kind label={node.label} /> <bdi>{node.name}</bdi>
    </>
  );
  return node.to ? (
    <Link to={node.to} className={styles.node}>
      {told}
    </Link>
  ) : (
    <span className={styles.node}>{told}</span>
  );
}
