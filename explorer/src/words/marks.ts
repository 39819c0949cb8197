/** Text cut into pieces, so that mentions can be marked; offsets of the API are code points, not UTF-16 units. */

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A text in pieces, each of the given spellings marked wherever it stands; longer spellings win. */
export function markMentions(text: string, spellings: readonly string[]): readonly Piece[] {
  const wanted = [...new Set(spellings)].filter((one) => one.length > 1).sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, marked: false }];
  const pattern = new RegExp(`(${wanted.map(wholeWords).join("|")})`, "gu");
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, marked: index % 2 === 1 }))
    .filter((piece) => piece.text.length > 0);
}

/** A spelling that begins or ends with a Latin letter is no part of a longer word; Thai or Burmese has no such ends. */
function wholeWords(spelling: string): string {
  const letter = "[\\p{Script=Latin}\\p{N}]";
  const before = /^\p{Script=Latin}/u.test(spelling) ? `(?<!${letter})` : "";
  const after = /\p{Script=Latin}$/u.test(spelling) ? `(?!${letter})` : "";
  return before + escapePattern(spelling) + after;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/** The part of a text between two offsets in code points. */
export function sliceCodePoints(text: string, start: number, end?: number): string {
  return [...text].slice(start, end).join("");
}
