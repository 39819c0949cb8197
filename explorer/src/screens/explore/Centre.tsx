/** The view itself as graph, map or table; or why there is none. */

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { factsOf } from "@/graph/model";
import { type Drawn, GraphPane } from "@/parts/GraphPane";
import { Empty, ErrorState, Loading, NoResult, Truncated } from "@/parts/states";
import * as acts from "./acts";
import { isAsked, isFiltered, type State } from "./address";
import { Begin } from "./Begin";
import { download } from "./download";
import styles from "./explore.module.css";
import { tellFilters } from "./filter_words";
import { MapPane } from "./MapPane";
import { TablePane } from "./TablePane";
import type { States } from "./useStates";
import type { ViewData } from "./view_data";

interface Props {
  readonly state: State;
  readonly data: ViewData;
  readonly states: States;
  readonly found: string;
  readonly name: string;
  readonly select: (id: string | null, also: boolean) => void;
  readonly expand: (id: string) => void;
  readonly setDrawn: (drawn: Drawn | null) => void;
}

export function Centre({ state, data, states, found, name, select, expand, setDrawn }: Props) {
  const client = useQueryClient();
  const onPin = useCallback(
    (id: string, at: { x: number; y: number }) => states.act((now) => acts.pin(now, id, at)),
    [states.act],
  );
  const facts = useMemo(() => factsOf(data.scene), [data.scene]);
  if (!isAsked(state)) return <Begin />;
  if (data.error) {
    return (
      <div className={styles.message}>
        <ErrorState error={data.error} onRetry={data.retry}>
          <button type="button" onClick={() => states.act(acts.clearFilters)}>
            Clear the filters
          </button>
        </ErrorState>
      </div>
    );
  }
  if (data.stopped) {
    return (
      <div className={styles.message}>
        <Empty title="Stopped">
          <button type="button" onClick={data.retry}>
            Load it after all
          </button>
        </Empty>
      </div>
    );
  }
  if (data.loading) {
    return (
      <div className={styles.message}>
        <Loading
          what="facts"
          onCancel={() => {
            void client.cancelQueries({ queryKey: ["explore"] });
          }}
        />
      </div>
    );
  }
  if (facts.length === 0 && data.total === 0) {
    return (
      <div className={styles.message}>
        <NoResult
          what="facts"
          filters={tellFilters(state)}
          {...(isFiltered(state) ? { onClear: () => states.act(acts.clearFilters) } : {})}
        >
          {isFiltered(state) ? null : <p>No document says anything of it yet.</p>}
        </NoResult>
      </div>
    );
  }
  if (state.view === "map") {
    return <MapPane scene={data.scene} summaries={data.summaries} selected={state.selected} onSelect={select} />;
  }
  if (state.view === "table") {
    const [source] = data.sources;
    return (
      <>
        <TablePane
          facts={facts}
          selected={state.selected}
          onSelect={select}
          onDownload={() =>
            void import("@/graph/exports").then(({ writeCsv }) =>
              download(`entente ${name}.csv`, writeCsv(facts), "text/csv"),
            )
          }
        />
        {source && data.sources.length === 1 ? (
          <div className={styles.more}>
            <Truncated
              shown={source.shown}
              total={source.total}
              what="facts"
              busy={!data.fresh}
              onMore={() => (source.id ? expand(source.id) : states.act((now) => acts.showMore(now)))}
            />
          </div>
        ) : null}
      </>
    );
  }
  return (
    <GraphPane
      scene={data.scene}
      selected={state.selected}
      pinned={state.pinned}
      grouped={state.grouped}
      found={found}
      onSelect={select}
      onExpand={expand}
      onPin={onPin}
      onDrawn={setDrawn}
    />
  );
}
