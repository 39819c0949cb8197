/** The sign of a kind of thing: its shape in its colour, as on the canvas. */

import type { Label } from "@/api/types";
import { LOOKS, type Shape } from "@/app/colours";
import styles from "./Kind.module.css";

const OUTLINES: Readonly<Record<Shape, string>> = {
  square: "M2 2h12v12H2z",
  circle: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  diamond: "M8 1 15 8 8 15 1 8z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  octagon: "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z",
  rounded: "M5 2h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z",
  triangle: "M8 1.5 15 14H1z",
  pentagon: "M8 1.2 15 6.4 12.3 14.5H3.7L1 6.4z",
  tag: "M1.5 3h9L15 8l-4.5 5h-9z",
  page: "M3.5 1.5h9v13h-9z",
};

/** The shape of a shape's name in a box of 16 by 16, for other drawings in SVG. */
export const outlineOf = (shape: Shape): string => OUTLINES[shape];

export function Kind({ label, size = 14 }: { label: string; size?: number }) {
  const look = LOOKS[label as Label];
  if (!look) return <Edge size={size} />;
  return (
    <svg className={styles.kind} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={OUTLINES[look.shape]}
        className={styles.outline}
        fill={look.hollow ? "var(--surface)" : look.colour}
        stroke={look.hollow ? look.colour : undefined}
        strokeWidth={look.hollow ? 3 : 1.2}
      />
    </svg>
  );
}

/** The sign of what is drawn as a link, such as an office. */
function Edge({ size }: { size: number }) {
  return (
    <svg className={styles.kind} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 8h14" className={styles.outline} strokeWidth={2} />
    </svg>
  );
}
