/** From facts to what is drawn: things, facts with several ends, and the links between them. */

import type { Schemas } from "@/api/client";
import type { Fact } from "@/api/types";
import { labelOf } from "@/words/ids";
import { tellLink, tellNode } from "./titles";

export type Summary = Schemas["PlacedOut"];

/** A thing, or a fact that has one end or more than two. */
export interface Node {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, where it belongs to a country. */
  readonly country: string | null;
  readonly fact: Fact | null;
  /** How many more facts name it than are drawn; known of things that were expanded. */
  readonly more: number;
}

/** A link: a fact with two ends, the role of a thing in a fact, or a relation of the authority. */
export interface Edge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** PARTICIPANT, WITHIN ...; of a fact with two ends its type. */
  readonly type: string;
  readonly name: string;
  readonly arrow: boolean;
  readonly fact: Fact | null;
}

export interface Scene {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** How many things were left out because no more can be drawn. */
  readonly cut: number;
}

export interface Given {
  readonly facts: readonly Fact[];
  /** Things that are drawn even if no fact that is shown names them. */
  readonly seeds: readonly string[];
  readonly summaries: ReadonlyMap<string, Summary>;
  /** Ids of things and facts, kinds of them, or `relations`. */
  readonly hidden: ReadonlySet<string>;
  readonly more: ReadonlyMap<string, number>;
}

export const SOFT_CAP = 500;
export const HARD_CAP = 2_000;
export const RELATIONS = "relations";

interface End {
  readonly role: string;
  readonly id: string;
  readonly name: string;
}

const MUTUAL = new Set(["Meeting", "Agreement"]);

/** The roles of a fact one by one, things that are hidden left out. */
function endsOf(fact: Fact, hidden: ReadonlySet<string>): End[] {
  return Object.entries(fact.roles).flatMap(([role, things]) =>
    things.filter((one) => !isHidden(one.id, hidden)).map((one) => ({ role, id: one.id, name: one.name })),
  );
}

/** Whether a thing or fact is hidden, itself or as one of its kind. */
export function isHidden(id: string, hidden: ReadonlySet<string>): boolean {
  return hidden.has(id) || hidden.has(labelOf(id));
}

/** Whether a fact is drawn as one link: it names exactly two things, each once. */
export function isLink(fact: Fact): boolean {
  const ids = Object.values(fact.roles).flatMap((things) => things.map((one) => one.id));
  return ids.length === 2 && ids[0] !== ids[1];
}

/** What is drawn. The same facts give the same scene, whatever their order is. */
export function makeScene(given: Given): Scene {
  const nodes = new Map<string, Node>();
  const edges: Edge[] = [];
  let cut = 0;
  const add = (id: string, make: () => Node): boolean => {
    if (nodes.has(id)) return true;
    if (nodes.size >= HARD_CAP) return false;
    nodes.set(id, make());
    return true;
  };
  const thing = (id: string, name: string) => add(id, () => makeThing(id, name, given));
  for (const id of given.seeds) {
    if (!isHidden(id, given.hidden)) thing(id, given.summaries.get(id)?.name ?? "");
  }
  for (const fact of unique(given.facts)) {
    if (isHidden(fact.id, given.hidden)) continue;
    const ends = endsOf(fact, given.hidden);
    if (ends.length === 0) continue;
    if (!ends.every((end) => thing(end.id, end.name))) {
      cut += 1;
      continue;
    }
    const [first, second] = ends;
    if (isLink(fact)) {
      if (first && second) edges.push(makeLink(fact, first, second));
      continue;
    }
    if (!add(fact.id, () => makeFact(fact))) cut += 1;
    else edges.push(...ends.map((end) => makeRole(fact, end)));
  }
  if (!given.hidden.has(RELATIONS)) edges.push(...relationsBetween(nodes, given.summaries));
  return { nodes: [...nodes.values()], edges, cut };
}

function unique(facts: readonly Fact[]): Fact[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function makeThing(id: string, name: string, given: Given): Node {
  const known = given.summaries.get(id);
  return {
    id,
    label: labelOf(id),
    name: known?.name ?? name,
    country: labelOf(id) === "Country" ? (id.split("/")[1] ?? null) : (known?.country ?? null),
    fact: null,
    more: given.more.get(id) ?? 0,
  };
}

function makeFact(fact: Fact): Node {
  return { id: fact.id, label: fact.type, name: tellNode(fact), country: null, fact, more: 0 };
}

function makeLink(fact: Fact, source: End, target: End): Edge {
  const ends = orient(fact, source, target);
  return {
    id: fact.id,
    source: ends[0].id,
    target: ends[1].id,
    type: fact.type,
    name: tellLink(fact),
    arrow: !MUTUAL.has(fact.type),
    fact,
  };
}

const ACTS = ["TAKEN_BY", "SPEAKER", "HOLDER", "PARTICIPANT", "PARTY"];

/** The one who acts first. */
function orient(_fact: Fact, a: End, b: End): [End, End] {
  const rank = (end: End) => (ACTS.includes(end.role) ? ACTS.indexOf(end.role) : ACTS.length);
  return rank(a) <= rank(b) ? [a, b] : [b, a];
}

function makeRole(fact: Fact, end: End): Edge {
  const acts = ACTS.includes(end.role);
  return {
    id: `${fact.id}|${end.role}|${end.id}`,
    source: acts ? end.id : fact.id,
    target: acts ? fact.id : end.id,
    type: end.role,
    name: "",
    arrow: !MUTUAL.has(fact.type) || !acts,
    fact,
  };
}

/** The relations of the authority between things that are drawn: countries, wider places, wider crimes. */
function relationsBetween(nodes: ReadonlyMap<string, Node>, summaries: ReadonlyMap<string, Summary>): Edge[] {
  return [...nodes.keys()].flatMap((id) =>
    (summaries.get(id)?.relations ?? [])
      .filter((relation) => nodes.has(relation.target) && relation.target !== id)
      .map((relation) => ({
        id: `${relation.source}|${relation.type}|${relation.target}`,
        source: relation.source,
        target: relation.target,
        type: relation.type,
        name: "",
        arrow: true,
        fact: null,
      })),
  );
}

/** The facts that a scene draws, in order of time; what has no day comes last. */
export function factsOf(scene: Scene): Fact[] {
  const found = new Map<string, Fact>();
  for (const one of [...scene.nodes, ...scene.edges]) if (one.fact) found.set(one.fact.id, one.fact);
  return [...found.values()].sort((a, b) => compareDays(a, b) || (a.id < b.id ? -1 : 1));
}

/** Order of time by the first day of a fact. */
export function compareDays(a: Fact, b: Fact): number {
  const [first, second] = [a, b].map((fact) => fact.date ?? fact.from ?? fact.to ?? "9999");
  return (first ?? "") < (second ?? "") ? -1 : first === second ? 0 : 1;
}

/** How many things and facts of each label a scene draws, whether as nodes or as links. */
export function countLabels(scene: Scene): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (label: string) => counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const node of scene.nodes) add(node.label);
  const nodes = new Set(scene.nodes.map((node) => node.id));
  for (const edge of scene.edges) {
    if (!edge.fact) add(RELATIONS);
    else if (edge.id === edge.fact.id && !nodes.has(edge.id)) add(edge.fact.type);
  }
  return counts;
}
