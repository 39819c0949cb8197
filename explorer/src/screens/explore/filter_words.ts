/** What filters are called, and which values they offer. */

import type { Schema } from "@/api/types";
import { tellLabel } from "@/words/labels";
import { FILTERS, type FilterName, type State } from "./address";

export const FILTER_NAMES: Readonly<Record<FilterName, string>> = {
  type: "Kind of fact",
  who: "Who takes part",
  by: "Who acted or spoke",
  against: "Against",
  party: "Party",
  about: "About",
  place: "Place",
  country: "Country",
  office: "Office held",
  crime: "Crime",
  kind: "Kind of measure or agreement",
  status: "How far it has come",
  publisher: "Publisher",
  document: "Document",
  min_documents: "Reported by at least",
};

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** The filters whose values are things, found by name. */
export const THINGS: readonly FilterName[] = ["who", "by", "against", "party", "about", "place", "country"];

/** The codes that a filter offers, with their names; of others none. */
export function choicesOf(name: FilterName, schema: Schema | undefined): readonly Choice[] {
  const codes = (...schemes: string[]) => {
    const all = schemes.flatMap((scheme) => schema?.codes[scheme] ?? []);
    return [...new Map(all.map((one) => [one.code, { value: one.code, name: one.label }])).values()];
  };
  if (name === "crime") return codes("crime");
  if (name === "kind") return codes("measure", "agreement");
  if (name === "status") return codes("meeting-status", "measure-status", "agreement-status");
  if (name === "min_documents") return [2, 3, 4, 5].map((n) => ({ value: String(n), name: `${n} documents` }));
  return [];
}

/** The filters and the time of a view, each in words. */
export function tellFilters(state: State): string[] {
  const several = FILTERS.flatMap((name) =>
    (state.filters[name] ?? []).map((value) =>
      name === "type" ? tellLabel(value, 2) : `${FILTER_NAMES[name]}: ${value.split("/").pop()?.replaceAll("_", " ")}`,
    ),
  );
  const time = [state.from ? `from ${state.from}` : null, state.to ? `to ${state.to}` : null];
  return [...several, ...time.filter((one) => one !== null)];
}
