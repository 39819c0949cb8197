/** What the reports of one event agree and differ on, each value with the documents that give it. */

import { Link } from "react-router";
import type { Fact } from "@/api/types";
import { toDocument } from "@/app/routes";
import { tellDate } from "@/words/dates";
import { tellCode, tellRole } from "@/words/facts";
import styles from "./Accounts.module.css";

type Point = Fact["differences"][number];

export function Accounts({ fact }: { fact: Fact }) {
  if (fact.differences.length === 0) return null;
  const publishers = new Map(
    fact.evidence.map((one) => [one.document.id, one.document.publisher ?? one.document.title] as const),
  );
  return (
    <table className={styles.accounts}>
      <caption>Where the reports differ</caption>
      <tbody>
        {fact.differences.map((point) =>
          point.values.map((said, index) => (
            <tr key={`${point.on} ${said.value}`}>
              {index === 0 ? (
                <th scope="rowgroup" rowSpan={point.values.length}>
                  {tellPoint(point)}
                </th>
              ) : null}
              <td>
                <bdi>{said.name ?? (point.on === "date" ? tellDate(said.value) : tellCode(said.value))}</bdi>
              </td>
              <td>
                <ul>
                  {said.documents.map((document) => (
                    <li key={document}>
                      <Link to={toDocument(document)}>
                        <bdi>{publishers.get(document) ?? "A document"}</bdi>
                      </Link>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function tellPoint(point: Point): string {
  return point.on === point.on.toUpperCase() ? tellRole(point.on) : tellCode(point.on);
}
