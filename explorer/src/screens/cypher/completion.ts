/** Completion of Cypher: labels in nodes, relationship types in relationships, properties after a dot, else words. */

import type { Schema } from "@/api/types";

export interface Wanted {
  readonly from: number;
  readonly options: readonly { readonly label: string; readonly type: string; readonly detail?: string }[];
}

const WORDS =
  "MATCH OPTIONAL WHERE RETURN DISTINCT WITH UNWIND ORDER BY SKIP LIMIT UNION ALL AS AND OR NOT IN IS NULL EXISTS CONTAINS STARTS ENDS CASE WHEN THEN ELSE END DESC".split(
    " ",
  );
const FUNCTIONS = "count collect coalesce min max sum avg size substring lower upper".split(" ");

/** What can stand at the end of a text, or null where nothing is offered. */
export function complete(before: string, schema: Schema | undefined, asked: boolean): Wanted | null {
  const word = /[A-Za-z_]*$/.exec(before)?.[0] ?? "";
  const from = before.length - word.length;
  const lead = before.slice(0, from);
  if (/'[^'\n]*$/.test(lead.replaceAll(/'[^'\n]*'/g, ""))) return null;
  if (/[:|]\s*$/.test(lead)) {
    const inside = openBracket(lead);
    if (inside === "(") return { from, options: labelsOf(schema) };
    if (inside === "[") return { from, options: typesOf(schema) };
    return null;
  }
  if (/[A-Za-z_]\w*\.$/.test(lead)) return { from, options: propertiesOf(schema) };
  if (word.length < 2 && !asked) return null;
  return {
    from,
    options: [
      ...WORDS.map((label) => ({ label, type: "keyword" })),
      ...FUNCTIONS.map((label) => ({ label, type: "function" })),
    ],
  };
}

/** The bracket that is open at the end of a text. */
function openBracket(text: string): string | null {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const sign = text[at] ?? "";
    if (")]}".includes(sign)) depth++;
    else if ("([{".includes(sign)) {
      if (depth === 0) return sign;
      depth--;
    }
  }
  return null;
}

const labelsOf = (schema: Schema | undefined) =>
  (schema?.labels ?? []).map((one) => ({ label: one.name, type: "class", detail: one.layer }));

const typesOf = (schema: Schema | undefined) =>
  (schema?.relationships ?? []).map((one) => ({
    label: one.type,
    type: "type",
    detail: `${one.from.slice(0, 2).join(", ")} → ${one.to.slice(0, 2).join(", ")}`,
  }));

function propertiesOf(schema: Schema | undefined) {
  const owners = new Map<string, string[]>();
  for (const label of schema?.labels ?? []) {
    for (const one of label.properties) owners.set(one.name, [...(owners.get(one.name) ?? []), label.name]);
  }
  return [...owners].sort().map(([label, of]) => ({ label, type: "property", detail: of.slice(0, 3).join(", ") }));
}
