/** The list that mirrors the canvas: every thing and fact that is drawn, one of them in the tab order. */

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { LABELS } from "@/api/types";
import type { Node, Scene } from "@/graph/model";
import { factsOf } from "@/graph/model";
import { Kind } from "@/parts/Kind";
import { tellFact, tellFactDate } from "@/words/facts";
import { findNames } from "@/words/find";
import { tellLabel } from "@/words/labels";
import styles from "./ThingList.module.css";

interface Props {
  readonly scene: Scene;
  readonly selected: readonly string[];
  readonly found: string;
  readonly onSelect: (id: string, also: boolean) => void;
  readonly onExpand: (id: string) => void;
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly note: string;
}

/** Rows kind by kind, things before facts. */
export function rowsOf(scene: Scene): Row[] {
  const things = scene.nodes.filter((node) => !node.fact).map(rowOfThing);
  const facts = factsOf(scene).map((fact) => ({
    id: fact.id,
    label: fact.type,
    name: tellFact(fact),
    note: tellFactDate(fact),
  }));
  const order = (label: string) => [...LABELS, "Office"].indexOf(label as (typeof LABELS)[number]);
  return [
    ...things.sort((a, b) => order(a.label) - order(b.label) || a.name.localeCompare(b.name)),
    ...facts.sort((a, b) => order(a.label) - order(b.label)),
  ];
}

const rowOfThing = (node: Node): Row => ({
  id: node.id,
  label: node.label,
  name: node.name,
  note: node.more > 0 ? `+${node.more.toLocaleString("en-GB")} more` : "",
});

export function ThingList({ scene, selected, found, onSelect, onExpand }: Props) {
  const rows = useMemo(() => findNames(rowsOf(scene), found), [scene, found]);
  const [at, setAt] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const [first] = selected;
  const current = rows.find((row) => row.id === at) ?? rows.find((row) => row.id === first) ?? rows[0];
  useEffect(() => {
    if (first === undefined) return;
    setAt(first);
    list.current?.querySelector(`[data-id="${CSS.escape(first)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [first]);
  const move = (event: KeyboardEvent, to: Row | undefined) => {
    event.preventDefault();
    if (!to) return;
    setAt(to.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(to.id)}"]`)?.focus();
  };
  const hear = (event: KeyboardEvent, row: Row) => {
    const index = rows.indexOf(row);
    if (event.key === "ArrowDown") move(event, rows[index + 1]);
    else if (event.key === "ArrowUp") move(event, rows[index - 1]);
    else if (event.key === "Home") move(event, rows[0]);
    else if (event.key === "End") move(event, rows[rows.length - 1]);
    else if (event.key === "ArrowRight" && !row.id.includes("|")) onExpand(row.id);
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect(row.id, event.shiftKey || event.ctrlKey || event.metaKey);
    }
  };
  let label = "";
  return (
    <div ref={list} className={styles.list} role="listbox" aria-label="In this view" aria-multiselectable="true">
      {rows.map((row) => {
        const begins = row.label !== label;
        label = row.label;
        return (
          <div
            key={row.id}
            role="option"
            aria-selected={selected.includes(row.id)}
            tabIndex={row.id === current?.id ? 0 : -1}
            data-id={row.id}
            className={begins ? `${styles.row} ${styles.first}` : styles.row}
            onClick={(event) => onSelect(row.id, event.shiftKey || event.ctrlKey || event.metaKey)}
            onDoubleClick={() => onExpand(row.id)}
            onKeyDown={(event) => hear(event, row)}
            onFocus={() => setAt(row.id)}
          >
            <Kind label={row.label} />
            <span className={styles.text}>
              <span className="visually-hidden">{tellLabel(row.label)}: </span>
              <bdi>{row.name}</bdi>
              {row.note ? <span className={styles.note}> {row.note}</span> : null}
            </span>
          </div>
        );
      })}
    </div>
  );
}
