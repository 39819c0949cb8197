import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { get } from "@/api/client";
import { timelineQuery } from "@/api/queries";
import { toDocument } from "@/app/routes";
import { useTitle } from "@/app/title";
import { Asked } from "@/parts/Asked";
import { FactRow } from "@/parts/FactRow";
import { Cancelled, ErrorState, Loading, NoResult, Truncated } from "@/parts/states";
import { tellDate } from "@/words/dates";
import { count } from "@/words/facts";
import styles from "./document.module.css";

const PAGE = 50;

const documentsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["documents"],
    queryFn: ({ signal, pageParam }) =>
      get("/v1/documents", { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** All documents, and the events on which they disagree. */
export function DocumentList() {
  useTitle("Documents");
  return (
    <div className={styles.lists}>
      <h1>Documents</h1>
      <section aria-labelledby="differ">
        <h2 id="differ">Events on which documents disagree</h2>
        <Differing />
      </section>
      <section aria-labelledby="all">
        <h2 id="all">All documents</h2>
        <Listed />
      </section>
    </div>
  );
}

function Differing() {
  return (
    <Asked query={timelineQuery({ min_documents: 2, limit: 100 })} what="events" lines={3}>
      {(found) => {
        const differing = found.facts.filter((fact) => fact.differences.length > 0);
        if (differing.length === 0) return <NoResult what="event on which documents disagree" />;
        return (
          <>
            <p className="small soft">
              {count(found.total, "event is", "events are")} told by several documents;{" "}
              {count(differing.length, "is", "are")} told differently
              {found.total > found.facts.length ? ` among the first ${found.facts.length}` : ""}.
            </p>
            {differing.map((fact) => (
              <FactRow key={fact.id} fact={fact} />
            ))}
          </>
        );
      }}
    </Asked>
  );
}

function Listed() {
  const asked = useInfiniteQuery(documentsQuery());
  const client = useQueryClient();
  const again = () => void asked.refetch();
  const pages = asked.data?.pages;
  if (!pages) {
    if (asked.isError && !asked.isFetching) return <ErrorState error={asked.error} onRetry={again} />;
    if (asked.fetchStatus === "idle") return <Cancelled what="documents" onRetry={again} />;
    return <Loading what="documents" onCancel={() => client.cancelQueries({ queryKey: documentsQuery().queryKey })} />;
  }
  const documents = pages.flatMap((page) => page.documents);
  if (documents.length === 0) return <NoResult what="documents yet" />;
  return (
    <>
      <ul className={styles.list}>
        {documents.map((one) => (
          <li key={one.id}>
            <Link to={toDocument(one.id)} dir="auto">
              {one.title}
            </Link>
            <span className="small soft">
              {one.publisher ? (
                <>
                  <bdi>{one.publisher}</bdi> ·{" "}
                </>
              ) : null}
              {[tellDate(one.published), count(one.facts, "fact")].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <Truncated
        shown={documents.length}
        total={pages[0]?.total ?? documents.length}
        what="documents"
        onMore={() => void asked.fetchNextPage()}
        busy={asked.isFetchingNextPage}
      />
    </>
  );
}
