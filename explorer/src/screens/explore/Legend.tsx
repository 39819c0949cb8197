/** The legend: what each sign means, how many are drawn, and whether they are. */

import { LABELS } from "@/api/types";
import { countLabels, RELATIONS, type Scene } from "@/graph/model";
import { Kind } from "@/parts/Kind";
import { tellLabel } from "@/words/labels";
import styles from "./Legend.module.css";

interface Props {
  readonly scene: Scene;
  readonly hidden: readonly string[];
  readonly onToggle: (label: string, shown: boolean) => void;
}

export function Legend({ scene, hidden, onToggle }: Props) {
  const counts = countLabels(scene);
  const labels = [...LABELS, "Office", RELATIONS].filter((label) => counts.has(label) || hidden.includes(label));
  if (labels.length === 0) return null;
  return (
    <fieldset className={styles.legend}>
      <legend>Shown</legend>
      {labels.map((label) => (
        <label key={label} className={styles.one}>
          <input
            type="checkbox"
            checked={!hidden.includes(label)}
            onChange={(event) => onToggle(label, event.target.checked)}
          />
          {label === RELATIONS ? <span className={styles.dashed} aria-hidden="true" /> : <Kind label={label} />}
          <span>{label === RELATIONS ? "where it belongs" : tellLabel(label, 2)}</span>
          <span className="soft">{counts.get(label) ?? 0}</span>
        </label>
      ))}
    </fieldset>
  );
}
