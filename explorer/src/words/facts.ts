/** Facts as people tell them: "Thailand cut power to Myawaddy · 5 Feb 2025 · 3 reports". */

import type { Fact } from "@/api/types";
import { tellDate } from "./dates";

const ROLES: Readonly<Record<string, string>> = {
  PARTICIPANT: "took part",
  ABOUT: "about",
  LOCATION: "held in",
  TAKEN_BY: "taken by",
  AGAINST: "against",
  PARTY: "party",
  SPEAKER: "said by",
  VIA: "published by",
  HOLDER: "holder",
  OF: "of",
  OF_COUNTRY: "country",
  IN_COUNTRY: "in",
  WITHIN: "within",
  BROADER: "kind of",
};

/** "1 report", "3 reports". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

/** A code in words: `asset_freeze` as "asset freeze". */
export function tellCode(code: string): string {
  return code.replaceAll("_", " ");
}

/** What a role edge or a relation is called. */
export function tellRole(role: string): string {
  return ROLES[role] ?? tellCode(role.toLowerCase());
}

/** The sentence of a fact, as the API tells it. */
export function tellFact(fact: Pick<Fact, "sentence" | "type">): string {
  return fact.sentence || fact.type;
}

/** The day of a fact, or of an office "since" and "until". */
export function tellFactDate(fact: Pick<Fact, "type" | "date" | "from" | "to">): string {
  if (fact.type !== "Office") return tellDate(fact.date);
  if (fact.from && fact.to) return tellDate(`${fact.from}/${fact.to}`);
  if (fact.from) return `since ${tellDate(fact.from)}`;
  return fact.to ? `until ${tellDate(fact.to)}` : "";
}

/** A fact on one line. */
export function tellLine(fact: Fact): string {
  return [tellFact(fact), tellFactDate(fact), count(fact.reports, "report")].filter(Boolean).join(" · ");
}
