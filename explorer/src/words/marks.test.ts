import { expect, test } from "vitest";
import { markMentions, sliceCodePoints } from "./marks";

const marked = (text: string, ...names: string[]) =>
  markMentions(text, names)
    .filter((piece) => piece.marked)
    .map((piece) => piece.text);

test("a longer name wins over one within it", () =>
  expect(marked("Saw Chit Thu and Saw Chit", "Saw Chit", "Saw Chit Thu")).toEqual(["Saw Chit Thu", "Saw Chit"]));

test("letters that patterns know are letters", () =>
  expect(marked("K.K. Park (KK)", "K.K. Park", "(KK)")).toEqual(["K.K. Park", "(KK)"]));

test("a name within a word is none, but scripts without spaces have names anywhere", () => {
  expect(marked("Vietnamese and Vietnam", "Vietnam")).toEqual(["Vietnam"]);
  expect(marked("ประเทศไทยและลาว", "ไทย")).toEqual(["ไทย"]);
});

test("pieces make up the text", () =>
  expect(
    markMentions("ไทย cut power", ["ไทย"])
      .map((piece) => piece.text)
      .join(""),
  ).toBe("ไทย cut power"));

test("offsets are code points", () => expect(sliceCodePoints("a😀b😀c", 2, 4)).toBe("b😀"));
