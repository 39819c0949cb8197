/** Questions that this store can answer: about the place that is most met about, and the countries that act most. */

import type { Overview, Value } from "@/api/types";

export function suggestQuestions(overview: Overview, places: readonly Value[]): readonly string[] {
  const [country] = overview.countries.filter((one) => one.counts["Measure"]);
  const pair = overview.pairs.find((one) => one.counts["Agreement"]) ?? overview.pairs[0];
  const nameOf = (id: string) => overview.countries.find((one) => one.id === id)?.name;
  const [a, b] = pair ? [nameOf(pair.a), nameOf(pair.b)] : [];
  return [
    places[0] ? `Who met whom about ${places[0].name}?` : null,
    country ? `What measures has ${country.name} taken?` : null,
    a && b ? `What binds ${a} and ${b}?` : null,
  ].filter((one) => one !== null);
}
