/** Ids of the API: a class and a key, as in `place/mm-myawaddy`. */

import { LABELS } from "@/api/types";

const BY_CLASS = new Map<string, string>([...LABELS, "Office"].map((label) => [label.toLowerCase(), label]));

/** The label of a thing or fact, by the class in its id. */
export function labelOf(id: string): string {
  return BY_CLASS.get(id.slice(0, id.indexOf("/"))) ?? id;
}
