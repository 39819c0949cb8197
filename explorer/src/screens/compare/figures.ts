/** The figures of a comparison, each under a name that an address can hold, with the facts behind it. */

import type { Answer, Schemas } from "@/api/client";
import { tellDate } from "@/words/dates";
import { tellLabel } from "@/words/labels";

export type Comparison = Answer<"/v1/compare">;
export type Side = "both" | "a" | "b";
export const SIDES: readonly Side[] = ["both", "a", "b"];

export const ASPECTS = [
  ["meetings", "Meetings"],
  ["measures", "Measures that they took"],
  ["measuresAgainst", "Measures against them"],
  ["agreements", "Agreements"],
  ["statements", "Statements"],
  ["offices", "Offices"],
] as const;

export const GROUPS = [
  ["officials", "Officials"],
  ["organizations", "Organisations"],
  ["countries", "Other countries"],
  ["targets", "Whom their measures are against"],
  ["crimes", "Crimes"],
  ["places", "Places"],
] as const;
export type GroupName = (typeof GROUPS)[number][0];

/** A number of facts and the ids of the first of them, in words. */
export interface Figure {
  readonly key: string;
  readonly name: string;
  readonly total: number;
  readonly facts: readonly string[];
}

/** "together", or the name of the one of the two. */
export function tellSide(side: Side, found: Comparison): string {
  return side === "both" ? "together" : `${found[side].name} without ${found[side === "a" ? "b" : "a"].name}`;
}

function figure(key: string, what: string, side: Side, counted: Schemas["CountedOut"], found: Comparison): Figure {
  return {
    key: `${key}.${side}`,
    name: `${what}: ${tellSide(side, found)}`,
    total: counted.total,
    facts: counted.facts,
  };
}

export function aspectFigures(found: Comparison, aspect: string, name: string): readonly Figure[] {
  const shares = found.facts[aspect];
  return shares ? SIDES.map((side) => figure(aspect, name, side, shares[side], found)) : [];
}

export function linkFigures(found: Comparison, group: GroupName, link: Schemas["LinkOut"]): readonly Figure[] {
  const key = `${group}:${link.entity.id}`;
  return SIDES.map((side) => figure(key, link.entity.name, side, link.facts[side], found));
}

export interface Month {
  readonly period: string;
  readonly figures: readonly Figure[];
  readonly undated: number;
  readonly total: number;
}

/** The months, each with the facts of both and of each, those without a date in the month of their report. */
export function monthsOf(found: Comparison): readonly Month[] {
  return found.periods.map((one) => {
    const figures = SIDES.map((side) => {
      const total = (one.counts[side] ?? 0) + (one.undated[side] ?? 0);
      return figure(one.period, tellDate(one.period), side, { total, facts: one.facts[side] ?? [] }, found);
    });
    const undated = Object.values(one.undated).reduce((sum, n) => sum + n, 0);
    return { period: one.period, figures, undated, total: figures.reduce((sum, each) => sum + each.total, 0) };
  });
}

/** All figures that can be opened. */
export function allFigures(found: Comparison): ReadonlyMap<string, Figure> {
  const aspects = ASPECTS.flatMap(([aspect, name]) => aspectFigures(found, aspect, name));
  const links = GROUPS.flatMap(([group]) =>
    (["shared", "a", "b"] as const).flatMap((part) =>
      found[group][part].entities.flatMap((link) => linkFigures(found, group, link)),
    ),
  );
  const months = monthsOf(found).flatMap((month) => month.figures);
  return new Map([...aspects, ...links, ...months].map((one) => [one.key, one]));
}

/** Which types of facts the filters leave out, in words. */
export function tellLeftOut(found: Comparison): string | null {
  const told = Object.entries(found.leftOut).map(
    ([type, filters]) => `${tellLabel(type, 2)} (no ${filters.join(", ")})`,
  );
  return told.length > 0 ? `Left out, because they do not have the filter: ${told.join(", ")}` : null;
}
