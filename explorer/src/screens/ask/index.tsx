/** The Ask screen: a question in words, how it was read, and its answer with the sentences behind it. */

import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { get } from "@/api/client";
import { useTitle } from "@/app/title";
import { Examples } from "@/parts/Examples";
import { Cancelled, Empty, ErrorState, Loading } from "@/parts/states";
import { AnswerTold } from "./AnswerTold";
import styles from "./ask.module.css";
import { toQuestion } from "./question";

const LONGEST = 400;
const EXAMPLES = [
  "Who met whom about Myawaddy?",
  "What measures has Thailand taken since January 2025?",
  "What have China and Laos signed?",
  "What did Phumtham Wechayachai say?",
  "How is Min Aung Hlaing connected to Luong Tam Quang?",
  "What do China and Thailand have in common?",
  "Which documents tell of KK Park?",
  "Who is the foreign minister of Thailand?",
].map((name) => ({ name, to: toQuestion(name) }));

const askedQuery = (q: string, context: readonly string[]) =>
  infiniteQueryOptions({
    queryKey: ["ask", q, context],
    queryFn: ({ signal, pageParam }) =>
      get("/v1/ask", { q, context: [...context], ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export function Component() {
  const [search] = useSearchParams();
  const q = search.get("q")?.trim() ?? "";
  const context = search.getAll("context");
  useTitle(q || "Ask");
  return (
    <div className="page">
      <h1>Ask a question</h1>
      <QuestionForm q={q} />
      {context.length > 0 ? <After q={q} context={context} /> : null}
      {q ? (
        <Asking q={q} context={context} />
      ) : (
        <Empty title="Ask in your own words">
          <p>Every answer shows how the question was read and the sentences that it rests on. For example:</p>
          <Examples examples={EXAMPLES} />
        </Empty>
      )}
    </div>
  );
}

function QuestionForm({
  q,
  context = [],
  label = "Question",
  again = false,
}: {
  q: string;
  context?: readonly string[];
  label?: string;
  again?: boolean;
}) {
  const navigate = useNavigate();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = q;
  }, [q]);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const asked = String(new FormData(event.currentTarget).get("q") ?? "").trim();
        if (asked) navigate(toQuestion(asked, context));
      }}
    >
      <label htmlFor={id} className={again ? undefined : "visually-hidden"}>
        {label}
      </label>
      <div className={styles.line}>
        <input
          ref={field}
          id={id}
          name="q"
          dir="auto"
          defaultValue={q}
          maxLength={LONGEST}
          placeholder={again ? "and in 2024?" : "Who met whom about Myawaddy?"}
          autoComplete="off"
        />
        <button type="submit" className={again ? undefined : "primary"}>
          Ask
        </button>
      </div>
    </form>
  );
}

/** The questions that this one follows. */
function After({ q, context }: { q: string; context: readonly string[] }) {
  return (
    <p className={styles.after}>
      After{" "}
      {context.map((before, index) => (
        <span key={context.slice(0, index + 1).join("\n")}>
          {index > 0 ? ", then " : ""}
          <Link to={toQuestion(before, context.slice(0, index))}>
            <bdi>{before}</bdi>
          </Link>
        </span>
      ))}{" "}
      · <Link to={toQuestion(q)}>Ask it by itself</Link>
    </p>
  );
}

function Asking({ q, context }: { q: string; context: readonly string[] }) {
  const query = askedQuery(q, context);
  const asked = useInfiniteQuery(query);
  const client = useQueryClient();
  const first = asked.data?.pages[0];
  if (!first) {
    if (asked.isError && !asked.isFetching)
      return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
    if (asked.fetchStatus === "idle") return <Cancelled what="the answer" onRetry={() => void asked.refetch()} />;
    return <Loading what="the answer" lines={6} onCancel={() => client.cancelQueries({ queryKey: query.queryKey })} />;
  }
  const answers = asked.data?.pages.flatMap((page) => page.answers) ?? [];
  const more = asked.hasNextPage ? () => void asked.fetchNextPage() : null;
  return (
    <>
      <AnswerTold asked={first} answers={answers} onMore={more} busy={asked.isFetchingNextPage} />
      {asked.isFetchNextPageError ? (
        <ErrorState error={asked.error} onRetry={() => void asked.fetchNextPage()} />
      ) : null}
      {first.reading.query ? (
        <section className={styles.next} aria-label="Follow up">
          <QuestionForm key={q} q="" context={[...context, q]} label="Ask on from here" again />
          <Examples
            examples={["how many?", "the last one?", "and since 2025?", "which documents tell of it?"].map((name) => ({
              name,
              to: toQuestion(name, [...context, q]),
            }))}
          />
        </section>
      ) : null}
    </>
  );
}
