/** Facts to test with. */

import type { Fact } from "@/api/types";
import { makeScene, type Scene, type Summary } from "./model";

const capital = (id: string) => id.split("/")[1]?.toUpperCase() ?? id;
const role = (id: string) => ({ id, name: capital(id), surface: capital(id) });

export function makeFact(
  id: string,
  roles: Readonly<Record<string, readonly string[]>>,
  more: Partial<Fact> = {},
): Fact {
  const type = id.slice(0, 1).toUpperCase() + id.slice(1, id.indexOf("/"));
  const document = {
    id: `document/${id}`,
    title: `Title, of "${id}"`,
    publisher: "Paper",
    published: "2025-02-19",
    url: "https://example.org/a",
  };
  return {
    id,
    type,
    kind: null,
    status: null,
    date: "2025-02-17",
    sentence: `${id} happened.`,
    roles: Object.fromEntries(Object.entries(roles).map(([name, ids]) => [name, ids.map(role)])),
    reports: 1,
    publishers: ["Paper"],
    independentPublishers: 1,
    accounts: [],
    agreed: [],
    differences: [],
    evidence: [{ text: `Text of ${id}.`, charStart: 0, charEnd: 9, context: [], document, rule: "met" }],
    ...more,
  } as Fact;
}

export const summary = (id: string, relations: Summary["relations"] = []): Summary =>
  ({ id, label: "Place", name: capital(id), country: null, lat: null, lon: null, relations }) as Summary;

export function sceneOf(facts: readonly Fact[], more: Partial<Parameters<typeof makeScene>[0]> = {}): Scene {
  return makeScene({ facts, seeds: [], summaries: new Map(), hidden: new Set(), more: new Map(), ...more });
}
