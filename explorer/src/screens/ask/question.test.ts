import { expect, test } from "vitest";
import type { Schemas } from "@/api/client";
import { markUnread, namedIn, tellFilter, toQuestion, whereShown } from "./question";

function asked(link: string | null, query: string, filters = {}, sentence = ""): Schemas["AskedOut"] {
  return {
    question: "",
    reading: { query, filters, aggregate: null, sentence },
    cypher: null,
    link,
    answers: [{ text: "", fact: "meeting/1", evidence: [] }],
    total: 1,
    undated: 0,
    next: null,
    unread: [],
    corrections: [],
    notes: [],
    suggestions: [],
    without: {},
  };
}

test("codes in a request are the ids of countries and crimes", () => {
  expect(namedIn("/v1/measures?by=TH&against=telecom_fraud&place=place/mm-myawaddy&from=2025-02-01")).toEqual([
    "country/TH",
    "crime/telecom_fraud",
    "place/mm-myawaddy",
  ]);
});

test("each kind of question is shown on the screen that is made for it", () => {
  expect(whereShown(asked("/v1/paths?a=official/x&b=official/y", "paths"))?.to).toBe(
    "/paths?a=official%2Fx&b=official%2Fy",
  );
  expect(whereShown(asked("/v1/compare?a=CN&b=TH", "compare"))?.to).toBe("/compare?a=country%2FCN&b=country%2FTH");
  const shown = whereShown(asked("/v1/meetings?about=place/x&from=2025", "meetings"))?.to ?? "";
  expect(Object.fromEntries(new URL(shown, "http://x").searchParams)).toEqual({
    about: "place/x",
    from: "2025",
    type: "Meeting",
  });
  expect(whereShown(asked(null, "x"))).toBeNull();
  expect(whereShown(asked("/v1/documents", "documents"))).toBeNull();
});

test("words that were not understood stand out, in any case and with signs in them", () => {
  const words = markUnread("Who frobnicated (the) blorb?", ["Frobnicated", "(the)", "blorb"]);
  expect(words.filter((word) => !word.read).map((word) => word.text)).toEqual(["frobnicated", "(the)", "blorb"]);
  expect(words.map((word) => word.text).join("")).toBe("Who frobnicated (the) blorb?");
});

test("an address keeps the questions before", () => {
  const search = new URL(toQuestion("and in 2024?", ["first", "second"]), "http://x").searchParams;
  expect([search.get("q"), search.getAll("context")]).toEqual(["and in 2024?", ["first", "second"]]);
});

test("a filter is told as the reading tells it", () => {
  const reading = asked(
    null,
    "statements",
    { by: "China", about: "online gambling" },
    "statements · by China · about online gambling · in 2019",
  );
  expect(["by", "about", "time"].map((name) => tellFilter(name, reading))).toEqual([
    "by China",
    "about online gambling",
    "in 2019",
  ]);
});
