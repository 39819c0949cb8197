/** A document's text cut at its cited sentences: paragraphs of pieces, each sentence with the facts that it states. */

import type { Fact } from "@/api/types";

export interface Piece {
  readonly text: string;
  /** The first offset of the cited sentence that the piece belongs to; null for what no fact cites. */
  readonly cited: number | null;
}

/** A sentence that states facts; offsets are code points of the text. */
export interface Cited {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly facts: readonly Fact[];
}

export interface Paragraph {
  readonly start: number;
  readonly pieces: readonly Piece[];
  readonly sentences: readonly Cited[];
}

/** The cited sentences in the order of the text; spans that overlap are one. */
export function listCited(text: string, facts: readonly Fact[], document: string): readonly Cited[] {
  const points = [...text];
  const spans = facts
    .flatMap((fact) =>
      fact.evidence
        .filter((one) => one.document.id === document)
        .map((one) => ({ start: one.charStart, end: Math.min(one.charEnd, points.length), fact })),
    )
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: { start: number; end: number; facts: Set<Fact> }[] = [];
  for (const { start, end, fact } of spans) {
    const last = merged.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.facts.add(fact);
    } else merged.push({ start, end, facts: new Set([fact]) });
  }
  return merged.map(({ start, end, facts: stated }, index) => ({
    number: index + 1,
    start,
    end,
    text: points.slice(start, end).join(""),
    facts: [...stated],
  }));
}

/** The text by paragraphs (lines), a sentence that runs over several belongs to the first. */
export function listParagraphs(text: string, cited: readonly Cited[]): readonly Paragraph[] {
  const points = [...text];
  const paragraphs: Paragraph[] = [];
  let start = 0;
  let next = 0;
  for (let at = 0; at <= points.length; at++) {
    if (at < points.length && points[at] !== "\n") continue;
    if (points.slice(start, at).join("").trim() !== "") {
      const sentences: Cited[] = [];
      for (let one = cited[next]; one && one.start < at; one = cited[++next]) sentences.push(one);
      paragraphs.push({ start, pieces: cut(points, start, at, cited), sentences });
    }
    start = at + 1;
  }
  return paragraphs;
}

function cut(points: readonly string[], start: number, end: number, cited: readonly Cited[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const push = (until: number, owner: number | null) => {
    if (until > at) pieces.push({ text: points.slice(at, until).join(""), cited: owner });
    at = Math.max(at, until);
  };
  for (const one of cited) {
    if (one.end <= start) continue;
    if (one.start >= end) break;
    push(Math.max(start, one.start), null);
    push(Math.min(end, one.end), one.start);
  }
  push(end, null);
  return pieces;
}

/** The sentence that an address points at (`#p3781`): the one that has this offset, if any has. */
export function findPointed(hash: string, cited: readonly Cited[]): Cited | null {
  const offset = /^#p(\d+)$/.exec(hash)?.[1];
  if (offset === undefined) return null;
  return cited.find((one) => one.start <= Number(offset) && Number(offset) < one.end) ?? null;
}

/** The name of a language in English, or its code. */
export function tellLanguage(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
