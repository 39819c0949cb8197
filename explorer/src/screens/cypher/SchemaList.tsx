import type { Schema } from "@/api/types";
import { Kind } from "@/parts/Kind";
import styles from "./cypher.module.css";

interface Props {
  schema: Schema;
  onInsert: (text: string) => void;
}

/** Labels with their properties, and relationship types; a click writes one into the statement. */
export function SchemaList({ schema, onInsert }: Props) {
  return (
    <>
      <details className={styles.schema}>
        <summary>Labels · {schema.labels.length}</summary>
        <ul>
          {schema.labels.map((label) => (
            <li key={label.name}>
              <button type="button" className={styles.word} onClick={() => onInsert(`:${label.name}`)}>
                <Kind label={label.name} /> {label.name}
              </button>
              <p className="small">{label.comment}</p>
              <p className="small soft">{label.properties.map((one) => one.name).join(", ")}</p>
            </li>
          ))}
        </ul>
      </details>
      <details className={styles.schema}>
        <summary>Relationships · {schema.relationships.length}</summary>
        <ul>
          {schema.relationships.map((one) => (
            <li key={one.type}>
              <button type="button" className={styles.word} onClick={() => onInsert(`:${one.type}`)}>
                {one.type}
              </button>
              <p className="small">{one.comment}</p>
              <p className="small soft">
                {one.from.join(", ")} → {one.to.join(", ")}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
