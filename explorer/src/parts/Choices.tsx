/** What an ambiguous name can mean, each to be chosen. */

import { Failure } from "@/api/client";
import styles from "./Choices.module.css";

export function Choices({ error, onChoose }: { error: unknown; onChoose: (id: string) => void }) {
  if (!(error instanceof Failure) || error.choices.length === 0) return null;
  return (
    <ul className={styles.choices}>
      {error.choices.map((choice) => (
        <li key={choice.id}>
          <button type="button" onClick={() => onChoose(choice.id)}>
            <bdi>{choice.name}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
