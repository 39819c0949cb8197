/** Examples that lead somewhere with one click. */

import { Link } from "react-router";
import styles from "./Choices.module.css";

export interface Example {
  readonly name: string;
  readonly to: string;
}

export function Examples({ examples }: { examples: readonly Example[] }) {
  return (
    <ul className={styles.choices}>
      {examples.map((example) => (
        <li key={example.to}>
          <Link className="button" to={example.to}>
            <bdi>{example.name}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
