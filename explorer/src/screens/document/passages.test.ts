import { expect, test } from "vitest";
import type { Fact } from "@/api/types";
import { findPointed, listCited, listParagraphs, tellLanguage } from "./passages";

const DOCUMENT = "document/1";
const cites = (id: string, charStart: number, charEnd: number, document = DOCUMENT): Fact =>
  ({ id, evidence: [{ charStart, charEnd, text: "", context: [], document: { id: document } }] }) as unknown as Fact;
const TEXT = "Title 🙂\n\nOne met Two. Nothing else.\nThree said so.";
const points = [...TEXT];
const span = (part: string): [number, number] => {
  const start = [...TEXT.slice(0, TEXT.indexOf(part))].length;
  return [start, start + [...part].length];
};

test("cited sentences keep to code points, whatever stands before them", () => {
  const cited = listCited(TEXT, [cites("m", ...span("One met Two."))], DOCUMENT);
  expect(cited).toMatchObject([{ number: 1, text: "One met Two." }]);
  expect(points.slice(cited[0]?.start, cited[0]?.end).join("")).toBe("One met Two.");
});

test("facts of one sentence stand together, overlapping spans are one, other documents are left out", () => {
  const [start, end] = span("One met Two.");
  const facts = [
    cites("m", start, end),
    cites("s", start + 4, end + 9),
    cites("x", 0, 5, "document/2"),
    cites("m2", start, end),
  ];
  const cited = listCited(TEXT, facts, DOCUMENT);
  expect(cited).toHaveLength(1);
  expect(cited[0]?.facts.map((fact) => fact.id)).toEqual(["m", "m2", "s"]);
});

test("the pieces of the paragraphs are the text", () => {
  const cited = listCited(TEXT, [cites("a", ...span("One met Two.")), cites("b", ...span("Three said so."))], DOCUMENT);
  const paragraphs = listParagraphs(TEXT, cited);
  expect(paragraphs.map((one) => one.pieces.map((piece) => piece.text).join(""))).toEqual(
    TEXT.split("\n").filter((line) => line),
  );
  expect(paragraphs.map((one) => one.sentences.map((sentence) => sentence.number))).toEqual([[], [1], [2]]);
  expect(paragraphs[1]?.pieces.map((piece) => piece.cited !== null)).toEqual([true, false]);
});

test("a sentence over two lines is told once and marked on both", () => {
  const paragraphs = listParagraphs(TEXT, listCited(TEXT, [cites("a", ...span("else.\nThree"))], DOCUMENT));
  expect(paragraphs.map((one) => one.sentences.length)).toEqual([0, 1, 0]);
  expect(paragraphs[2]?.pieces[0]).toMatchObject({ text: "Three" });
  expect(paragraphs[2]?.pieces[0]?.cited).not.toBeNull();
});

test("an address points at the sentence that has its offset", () => {
  const cited = listCited(TEXT, [cites("a", ...span("One met Two."))], DOCUMENT);
  const start = cited[0]?.start ?? 0;
  expect(findPointed(`#p${start}`, cited)).toBe(cited[0]);
  expect(findPointed(`#p${start + 3}`, cited)).toBe(cited[0]);
  expect(findPointed("#p0", cited)).toBeNull();
  expect(findPointed("#other", cited)).toBeNull();
});

test("languages have names", () => {
  expect(tellLanguage("th")).toBe("Thai");
  expect(tellLanguage("no language")).toBe("no language");
});
