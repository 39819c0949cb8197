/** A path drawn: its ends and middles as on the canvas, joined by the kinds of its steps; the steps tell it in words. */

import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { toEntity } from "@/app/routes";
import { Kind } from "@/parts/Kind";
import { tellLabel } from "@/words/labels";
import styles from "./paths.module.css";

export function Drawing({ path }: { path: Schemas["PathOut"] }) {
  const first = path.steps[0]?.from;
  if (!first) return null;
  return (
    <ol className={styles.drawing}>
      <li>
        <Node end={first} />
      </li>
      {path.steps.map((step) => (
        <li key={step.to.id}>
          <span className={styles.edge}>
            <span>{tellLabel(step.facts[0]?.type ?? "", 1)}</span>
            <svg viewBox="0 0 48 8" width="48" height="8" aria-hidden="true">
              <path d="M0 4h48" className={styles.line} />
            </svg>
          </span>
          <Node end={step.to} />
        </li>
      ))}
    </ol>
  );
}

function Node({ end }: { end: Schemas["EndOut"] }) {
  return (
    <Link to={toEntity(end.id)} className={styles.node} data-node={end.id}>
      <Kind label={end.label} size={18} />
      <bdi>{end.name}</bdi>
    </Link>
  );
}
