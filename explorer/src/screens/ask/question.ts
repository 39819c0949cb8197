/** What is asked: the question, those before it, and the words of its answer that lead elsewhere. */

import type { Schemas } from "@/api/client";
import { toCompare, toPaths } from "@/app/routes";

type Asked = Schemas["AskedOut"];

const COUNTRY = /^[A-Z]{2}$/;
const NAMES = ["who", "by", "party", "against", "about", "place", "country", "crime", "a", "b"] as const;

/** The type of fact of a query, none where it is of all; Explore shows no other queries. */
const TYPES: Readonly<Record<string, string>> = {
  meetings: "Meeting",
  measures: "Measure",
  agreements: "Agreement",
  statements: "Statement",
  offices: "Office",
  timeline: "",
};

/** The address of a question after others, the oldest first. */
export function toQuestion(q: string, context: readonly string[] = []): string {
  const search = new URLSearchParams({ q });
  for (const before of context) search.append("context", before);
  return `/ask?${search}`;
}

/** The ids of the entities that a request to the API names: codes of countries and crimes become ids. */
export function namedIn(link: string): readonly string[] {
  const given = new URL(link, "http://localhost").searchParams;
  const named = NAMES.flatMap((name) => given.getAll(name));
  const ids = named.map((value) => {
    if (value.includes("/")) return value;
    return COUNTRY.test(value) ? `country/${value}` : `crime/${value}`;
  });
  return [...new Set(ids)];
}

export interface Shown {
  readonly name: string;
  readonly to: string;
}

/** The screen that shows what a question asks for, or null where it names nothing. */
export function whereShown(asked: Asked): Shown | null {
  if (!asked.link) return null;
  const ids = namedIn(asked.link);
  const [a, b] = ids;
  if (asked.reading.query === "paths" && a && b) return { name: "Show in Paths", to: toPaths(a, b) };
  if (asked.reading.query === "compare" && a && b) return { name: "Show in Compare", to: toCompare(a, b) };
  const type = TYPES[asked.reading.query ?? ""];
  if (type === undefined || ids.length === 0 || asked.reading.except) return null;
  const given = new URL(asked.link, "http://localhost").searchParams;
  if (type) given.set("type", type);
  return { name: "Show in Explore", to: `/explore?${given}` };
}

export interface Word {
  readonly text: string;
  readonly read: boolean;
}

/** A question cut so that the words that were not understood stand out, each where it stands. */
export function markUnread(question: string, unread: readonly string[]): readonly Word[] {
  const wanted = [...new Set(unread)].filter(Boolean).sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text: question, read: true }];
  const escaped = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return question
    .split(new RegExp(`(${escaped.join("|")})`, "iu"))
    .map((text, index) => ({ text, read: index % 2 === 0 }))
    .filter((word) => word.text !== "");
}

/** A filter of a reading in words: the part of its sentence that has the value, or the time. */
export function tellFilter(name: string, asked: Asked): string {
  const parts = asked.reading.sentence.split(" · ");
  if (name === "time") return parts.at(-1) ?? "a time";
  const value = asked.reading.filters[name];
  const values = (Array.isArray(value) ? value : [value]).map(String);
  return (
    parts.find((part) => values.some((one) => part.endsWith(one))) ??
    parts.find((part) => part.startsWith(name)) ??
    name
  );
}
