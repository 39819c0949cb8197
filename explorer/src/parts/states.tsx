/** What a screen shows instead of its content: nothing asked yet, loading, no result, a part, an error. */

import { type ReactNode, useEffect, useState } from "react";
import { Failure } from "@/api/client";
import styles from "./states.module.css";

/** Nothing has been asked yet: what can be done here, with examples. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className={styles.state}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Grey lines where the content will be; after two seconds it can be cancelled. */
export function Loading({ what, lines = 4, onCancel }: { what: string; lines?: number; onCancel?: () => void }) {
  const slow = useLater(2000);
  return (
    <div className={styles.loading} aria-busy="true">
      <p role="status" className="visually-hidden">
        Loading {what}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same
        <div key={line} className={styles.line} />
      ))}
      <div className={styles.slow}>
        {slow && onCancel ? (
          <>
            <span className="soft">Still loading {what}</span>
            <button type="button" onClick={onCancel}>
              Cancel
            </button>
          </>
        ) : null}
      </div>
    </div>
  );
}

function useLater(milliseconds: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return later;
}

/** What was being loaded and is not any more, because it was cancelled. */
export function Cancelled({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <section className={styles.state} role="status">
      <h2>Cancelled</h2>
      <p>Loading {what} was stopped.</p>
      <button type="button" onClick={onRetry}>
        Load again
      </button>
    </section>
  );
}

/** Nothing passes the filters: they are told, and can be cleared. */
export function NoResult({
  what,
  filters = [],
  onClear,
  children,
}: {
  what: string;
  filters?: readonly string[];
  onClear?: () => void;
  children?: ReactNode;
}) {
  return (
    <section className={styles.state}>
      <h2>No {what}</h2>
      {filters.length > 0 ? <p>Asked for: {filters.join(" · ")}</p> : null}
      {onClear ? (
        <button type="button" onClick={onClear}>
          Clear the filters
        </button>
      ) : null}
      {children}
    </section>
  );
}

/** "25 of 214", with the way to more. */
export function Truncated({
  shown,
  total,
  what,
  onMore,
  busy = false,
}: {
  shown: number;
  total: number;
  what: string;
  onMore?: () => void;
  busy?: boolean;
}) {
  if (shown >= total) return null;
  return (
    <p className={styles.truncated}>
      <span>
        {shown.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} {what}
      </span>
      {onMore ? (
        <button type="button" onClick={onMore} disabled={busy}>
          {busy ? "Loading" : "Show more"}
        </button>
      ) : null}
    </p>
  );
}

/** What failed, why, what can be done, the id of the request, and another try. */
export function ErrorState({
  error,
  onRetry,
  children,
}: {
  error: unknown;
  onRetry?: () => void;
  children?: ReactNode;
}) {
  const failure = error instanceof Failure ? error : null;
  return (
    <section className={styles.error} role="alert">
      <h2>{failure?.title ?? "Something failed"}</h2>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {failure?.remedy ? <p>{failure.remedy}</p> : null}
      {failure?.request ? (
        <p className="small soft">
          Request <code>{failure.request}</code>
        </p>
      ) : null}
      {children}
      {onRetry ? (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      ) : null}
    </section>
  );
}
