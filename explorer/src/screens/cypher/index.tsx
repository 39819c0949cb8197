/** The Cypher screen: a reading statement, its answer as a table or a graph, and what there is to ask for. */

import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useSearchParams } from "react-router";
import { post, type Schemas } from "@/api/client";
import { schemaQuery } from "@/api/queries";
import { useTitle } from "@/app/title";
import { Cancelled, Empty, ErrorState, Loading } from "@/parts/states";
import { withQuery } from "@/words/addresses";
import { COOKBOOK } from "./cookbook";
import styles from "./cypher.module.css";
import { Editor, type EditorHandle } from "./Editor";
import { Results } from "./Results";
import { SchemaList } from "./SchemaList";

const SECONDS = ["1", "5", "30", "60"];

const cypherQuery = (statement: string, seconds: string) =>
  queryOptions({
    queryKey: ["cypher", statement, seconds],
    queryFn: ({ signal }) =>
      post<Schemas["CypherOut"]>("/v1/cypher", { statement, ...(seconds ? { seconds: Number(seconds) } : {}) }, signal),
    enabled: statement.trim() !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });

export function Component() {
  useTitle("Cypher");
  const [search, setSearch] = useSearchParams();
  const client = useQueryClient();
  const editor = useRef<EditorHandle>(null);
  const schema = useQuery(schemaQuery());
  const q = search.get("q") ?? "";
  const seconds = SECONDS.find((one) => one === search.get("seconds")) ?? "";
  const query = cypherQuery(q, seconds);
  const asked = useQuery(query);
  const running = asked.isFetching;
  const stop = () => void client.cancelQueries({ queryKey: query.queryKey });
  function run() {
    const statement = editor.current?.text() ?? "";
    if (statement.trim() === "") return;
    if (statement === q) void asked.refetch();
    else setSearch(withQuery(search, { q: statement, view: null }));
  }
  return (
    <div className="page">
      <h1>Ask in Cypher</h1>
      <p className="soft">Statements only read. Ctrl and Enter together run what is written.</p>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Editor ref={editor} statement={q} schema={schema.data} onRun={run} className={styles.editor} />
          <div className={styles.acts}>
            <button type="button" className="primary" onClick={run}>
              Run
            </button>
            <button type="button" onClick={stop} disabled={!running}>
              Stop
            </button>
            <label>
              Time limit{" "}
              <select
                value={seconds}
                onChange={(event) => setSearch(withQuery(search, { seconds: event.target.value }))}
              >
                <option value="">The server's</option>
                {SECONDS.map((one) => (
                  <option key={one} value={one}>
                    {one} s
                  </option>
                ))}
              </select>
            </label>
          </div>
          <section aria-label="Answer" aria-busy={running} className={styles.answer}>
            <Answered
              asked={asked}
              onStop={stop}
              view={search.get("view") === "graph" ? "graph" : "table"}
              onView={(view) =>
                setSearch(withQuery(search, { view: view === "table" ? null : view }), { replace: true })
              }
              empty={q.trim() === ""}
            />
          </section>
        </div>
        <aside className={styles.side} aria-label="Examples and schema">
          <h2>Examples</h2>
          <ul className={styles.examples}>
            {COOKBOOK.map((recipe) => (
              <li key={recipe.question}>
                <button type="button" onClick={() => setSearch(withQuery(search, { q: recipe.statement, view: null }))}>
                  {recipe.question}
                </button>
              </li>
            ))}
          </ul>
          <h2>What there is</h2>
          {schema.data ? (
            <SchemaList schema={schema.data} onInsert={(text) => editor.current?.insert(text)} />
          ) : schema.isError ? (
            <ErrorState error={schema.error} onRetry={() => void schema.refetch()} />
          ) : (
            <Loading what="the schema" />
          )}
        </aside>
      </div>
    </div>
  );
}

interface AnsweredProps {
  asked: ReturnType<typeof useQuery<Schemas["CypherOut"]>>;
  onStop: () => void;
  view: "table" | "graph";
  onView: (view: "table" | "graph") => void;
  empty: boolean;
}

function Answered({ asked, onStop, view, onView, empty }: AnsweredProps) {
  if (empty) {
    return (
      <Empty title="Write a statement, or take an example">
        <p>Each example is a question of research that this graph answers.</p>
      </Empty>
    );
  }
  const again = () => void asked.refetch();
  if (asked.isFetching) return <Loading what="the answer" onCancel={onStop} />;
  if (asked.data) return <Results table={asked.data} view={view} onView={onView} />;
  if (asked.isError) return <ErrorState error={asked.error} onRetry={again} />;
  return <Cancelled what="the answer" onRetry={again} />;
}
