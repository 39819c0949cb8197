/** The canvas with its buttons; what is drawn and chosen is told to screen readers too. */

import { useEffect, useMemo, useRef, useState } from "react";
import { PAPER } from "@/app/colours";
import { useDark } from "@/app/theme";
import { startCytoscape } from "@/graph/cytoscape_view";
import type { Places, Point } from "@/graph/layout";
import { startLayouts } from "@/graph/layouts";
import { countLabels, factsOf, type Scene } from "@/graph/model";
import { layoutTask } from "@/graph/task";
import type { GraphView } from "@/graph/view";
import { count } from "@/words/facts";
import { findNames } from "@/words/find";
import { tellLabel } from "@/words/labels";
import styles from "./GraphPane.module.css";

export interface Drawn {
  readonly fit: () => void;
  readonly png: () => Promise<Blob>;
  readonly places: () => Places;
}

interface Props {
  readonly scene: Scene;
  readonly selected: readonly string[];
  readonly pinned: ReadonlyMap<string, Point>;
  readonly grouped: boolean;
  readonly found: string;
  readonly onSelect: (id: string | null, also: boolean) => void;
  readonly onExpand: (id: string) => void;
  readonly onPin: (id: string, at: Point) => void;
  readonly onDrawn: (drawn: Drawn | null) => void;
}

export function GraphPane(props: Props) {
  const { scene, selected, pinned, grouped, found, onDrawn } = props;
  const dark = useDark();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<GraphView | null>(null);
  const heard = useRef(props);
  heard.current = props;
  const places = useRef<Places>({});
  const layouts = useMemo(startLayouts, []);
  const [failed, setFailed] = useState<string | null>(null);
  const [laid, setLaid] = useState(0);
  const darkAtStart = useRef(dark);
  useEffect(() => {
    if (!box.current) return;
    try {
      view.current = startCytoscape(
        box.current,
        {
          onSelect: (id, also) => heard.current.onSelect(id, also),
          onExpand: (id) => heard.current.onExpand(id),
          onMove: (id, x, y) => heard.current.onPin(id, { x, y }),
        },
        darkAtStart.current,
      );
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
    return () => {
      view.current?.end();
      view.current = null;
    };
  }, []);
  useEffect(() => () => layouts.end(), [layouts]);
  useEffect(() => view.current?.recolour(dark), [dark]);
  useEffect(() => {
    onDrawn({
      fit: () => view.current?.fit(),
      png: async () => {
        if (!view.current) throw new Error("the canvas could not be started");
        return view.current.png(dark ? PAPER.dark : PAPER.light);
      },
      places: () => places.current,
    });
    return () => onDrawn(null);
  }, [dark, onDrawn]);
  const wasGrouped = useRef(grouped);
  useEffect(() => {
    let current = true;
    const kept = wasGrouped.current === grouped ? places.current : {};
    wasGrouped.current = grouped;
    void layouts.ask(layoutTask(scene, kept, pinned, grouped)).then((found) => {
      if (!current || !found) return;
      places.current = found;
      view.current?.show(scene, found, new Set(pinned.keys()));
      setLaid((n) => n + 1);
    });
    return () => {
      current = false;
    };
  }, [scene, pinned, grouped, layouts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each layout what is chosen is drawn anew
  useEffect(() => {
    const names = scene.nodes.map((node) => ({ id: node.id, name: node.name }));
    view.current?.select(
      new Set(selected),
      found.trim() ? new Set(findNames(names, found).map((one) => one.id)) : null,
    );
    const [first] = selected;
    if (first) view.current?.reveal(first);
  }, [selected, found, laid, scene]);
  return (
    <div className={styles.pane}>
      <div
        ref={box}
        className={styles.canvas}
        role="img"
        aria-label={tellScene(scene, selected)}
        data-laid={laid}
        data-nodes={scene.nodes.length}
        data-edges={scene.edges.length}
      />
      <p role="status" className="visually-hidden">
        {tellScene(scene, selected)}
      </p>
      {failed ? (
        <p className={styles.failed} role="alert">
          This browser cannot draw the graph ({failed}). The list and the table have all of it.
        </p>
      ) : (
        <div className={styles.buttons}>
          <button type="button" onClick={() => view.current?.zoom(1.3)} aria-label="Zoom in">
            +
          </button>
          <button type="button" onClick={() => view.current?.zoom(1 / 1.3)} aria-label="Zoom out">
            −
          </button>
          <button type="button" onClick={() => view.current?.fit()}>
            Fit
          </button>
        </div>
      )}
    </div>
  );
}

/** What is drawn and chosen, in words. */
export function tellScene(scene: Scene, selected: readonly string[]): string {
  const counts = [...countLabels(scene)]
    .filter(([label]) => label !== "relations")
    .map(([label, n]) => count(n, tellLabel(label), tellLabel(label, 2)));
  const facts = factsOf(scene);
  const names = selected.map(
    (id) =>
      scene.nodes.find((node) => node.id === id && !node.fact)?.name ?? facts.find((fact) => fact.id === id)?.sentence,
  );
  const chosen = names.filter(Boolean).slice(0, 5);
  const told = counts.length > 0 ? `Graph of ${counts.join(", ")}.` : "An empty graph.";
  return chosen.length > 0 ? `${told} Selected: ${chosen.join("; ")}.` : told;
}
