/** The question of the Paths screen, as its address holds it. */

import type { Query } from "@/api/client";
import { readNumber, withQuery } from "@/words/addresses";

export const LONGEST = 6;
export const MOST = 10;
const USUAL = { max: LONGEST, k: 3 };
export const MIDDLES = ["Official", "Person", "Organization", "Place", "Asset", "Country", "Crime"] as const;
export const STEPS = ["Meeting", "Measure", "Agreement", "Statement", "Office"] as const;
type Middle = (typeof MIDDLES)[number];

export interface PathQuestion {
  readonly a: string | null;
  readonly b: readonly string[];
  readonly max: number;
  readonly k: number;
  readonly via: readonly Middle[];
  readonly never: readonly Middle[];
  readonly step: (typeof STEPS)[number] | null;
  readonly deeds: boolean;
  readonly countries: boolean;
  readonly from: string;
  readonly to: string;
}

const known = <T extends string>(all: readonly T[], given: readonly string[]) =>
  all.filter((one) => given.includes(one));

export function readQuestion(search: URLSearchParams): PathQuestion {
  return {
    a: search.get("a") || null,
    b: search.getAll("b").filter(Boolean),
    max: readNumber(search.get("max"), USUAL.max, 1, LONGEST),
    k: readNumber(search.get("k"), USUAL.k, 1, MOST),
    via: known(MIDDLES, search.getAll("via")),
    never: known(MIDDLES, search.getAll("never")),
    step: known(STEPS, search.getAll("step"))[0] ?? null,
    deeds: search.get("deeds") === "true",
    countries: search.get("countries") === "true",
    from: search.get("from") ?? "",
    to: search.get("to") ?? "",
  };
}

/** The address after some of the question has changed; what is usual is not said. */
export function changeQuestion(search: URLSearchParams, changes: Partial<PathQuestion>): URLSearchParams {
  const { max, k } = changes;
  return withQuery(search, {
    ...changes,
    ...(max === undefined ? {} : { max: max === USUAL.max ? null : max }),
    ...(k === undefined ? {} : { k: k === USUAL.k ? null : k }),
  });
}

/** What nothing but the ends would ask. */
export const FREE: Partial<PathQuestion> = {
  max: USUAL.max,
  via: [],
  never: [],
  step: null,
  deeds: false,
  countries: false,
  from: "",
  to: "",
};

/** What a miss tells to let go, as a change of the question. */
export function letGo(relaxed: string, question: PathQuestion): Partial<PathQuestion> {
  switch (relaxed) {
    case "longest":
      return { max: LONGEST };
    case "time":
      return { from: "", to: "" };
    case "via":
    case "never":
      return { [relaxed]: [] };
    case "step":
      return { step: null };
    case "deeds":
      return { deeds: false };
    case "countries":
      return {
        countries: true,
        never: question.never.filter((label) => label !== "Country"),
        via: question.via.length > 0 ? [...question.via, "Country"] : [],
      };
    case "crimes":
      return { via: [...question.via, "Crime"], never: question.never.filter((label) => label !== "Crime") };
    case "all":
      return { ...FREE, countries: true };
    default:
      return {};
  }
}

/** The request of a question with both ends, or null. */
export function toRequest(question: PathQuestion): Query<"/v1/paths"> | null {
  const { a, b, max, k, via, never, step, deeds, countries, from, to } = question;
  if (!a || b.length === 0) return null;
  return {
    a,
    b: [...b],
    k,
    longest: max,
    via: [...via],
    never: [...never],
    ...(step ? { step } : {}),
    ...(deeds ? { deeds } : {}),
    ...(countries ? { countries } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

/** How many of the settings are other than usual. */
export function countSettings(question: PathQuestion): number {
  const { max, via, never, step, deeds, countries, from, to } = question;
  return [max !== USUAL.max, via.length, never.length, step, deeds, countries, from, to].filter(Boolean).length;
}
