import { expect, test } from "vitest";
import type { Overview } from "@/api/types";
import { suggestQuestions } from "./suggest";
import { grade, tabulate } from "./tabulate";

const pair = { a: "country/CN", b: "country/TH", total: 3, counts: { Agreement: 3 } };

test("a pair is found in both orders", () => {
  const pairs = tabulate([pair]);
  expect(pairs.get("country/TH country/CN")).toBe(pairs.get("country/CN country/TH"));
});

test("grades run from 1 to 5", () => expect([1, 10, 33].map((n) => grade(n, 33))).toEqual([1, 3, 5]));

test("only what is there is asked about", () => {
  const empty: Overview = { published: null, nodes: {}, facts: {}, countries: [], pairs: [] };
  expect(suggestQuestions(empty, [])).toEqual([]);
  const countries = [
    { id: "country/CN", code: "CN", name: "China", total: 9, counts: { Measure: 2 } },
    { id: "country/TH", code: "TH", name: "Thailand", total: 5, counts: { Measure: 0 } },
  ];
  expect(suggestQuestions({ ...empty, countries, pairs: [pair] }, [])).toEqual([
    "What measures has China taken?",
    "What binds China and Thailand?",
  ]);
});
