/** How large things are drawn: their sign, and the name below it on one to three lines. */

import type { Node } from "./model";

export const SIGN = 26;
export const FONT = 12;
export const LINE = 15;
const LONGEST = 22;

/** A name cut into lines that can be read below a sign; scripts without spaces are cut where they must. */
export function wrapName(name: string, longest = LONGEST): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(`${last} ${word}`) <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...cutWord(word, longest));
  }
  if (lines.length <= 3) return lines;
  return [lines[0] ?? "", lines[1] ?? "", `${lines[2] ?? ""}…`];
}

function cutWord(word: string, longest: number): string[] {
  if (widthOf(word) <= longest * 1.3) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (widthOf(piece + segment) > longest) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}

/** The width of a text in Latin letters; ideographs and kana are as wide as two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(letter) ? 2 : 1;
  return width;
}

/** What stands below a sign, with how many facts more there are. */
export function captionOf(node: Node): string[] {
  const lines = wrapName(node.name);
  return node.more > 0 ? [...lines, `+${node.more.toLocaleString("en-GB")} more`] : lines;
}

/** The size of sign and caption together. */
export function sizeOf(node: Node): { width: number; height: number } {
  const lines = captionOf(node);
  const widest = Math.max(...lines.map(widthOf), 0);
  return { width: Math.max(SIGN, widest * FONT * 0.56), height: SIGN + 4 + lines.length * LINE };
}

/** The name of a link, which has one line. */
export const shorten = (name: string) => (name.length > 34 ? `${name.slice(0, 33)}…` : name);
