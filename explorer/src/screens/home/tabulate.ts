/** Pairs of countries by both orders of their ids, and how dark a number is. */

import type { Pair } from "@/api/types";

export function tabulate(pairs: readonly Pair[]): ReadonlyMap<string, Pair> {
  return new Map(
    pairs.flatMap((pair) => [[`${pair.a} ${pair.b}`, pair] as const, [`${pair.b} ${pair.a}`, pair] as const]),
  );
}

/** 1 to 5, by the square root, since a few pairs have most. */
export function grade(n: number, most: number): number {
  return Math.max(1, Math.ceil(5 * Math.sqrt(n / Math.max(most, 1))));
}
