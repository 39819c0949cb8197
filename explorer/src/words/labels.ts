/** What kinds of things are called, one and many. */

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  Country: ["country", "countries"],
  Place: ["place", "places"],
  Organization: ["organisation", "organisations"],
  Official: ["official", "officials"],
  Person: ["person", "people"],
  Asset: ["asset", "assets"],
  Crime: ["crime", "crimes"],
  Meeting: ["meeting", "meetings"],
  Measure: ["measure", "measures"],
  Agreement: ["agreement", "agreements"],
  Statement: ["statement", "statements"],
  Office: ["office", "offices"],
  Document: ["document", "documents"],
};

/** A label in words. */
export function tellLabel(label: string, n = 1): string {
  const names = NAMES[label];
  return names ? names[n === 1 ? 0 : 1] : label.toLowerCase();
}
