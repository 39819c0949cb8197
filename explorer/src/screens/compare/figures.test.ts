import { expect, test } from "vitest";
import type { Schemas } from "@/api/client";
import { allFigures, type Comparison, monthsOf, tellLeftOut } from "./figures";

const none = { total: 0, facts: [] };
const node = (id: string, name: string): Schemas["NodeOut"] => ({ id, name, label: "Country", country: null });
const empty = { shared: { total: 0, entities: [] }, a: { total: 0, entities: [] }, b: { total: 0, entities: [] } };
const found: Comparison = {
  a: node("country/CN", "China"),
  b: node("country/LA", "Laos"),
  facts: {
    meetings: { both: { total: 2, facts: ["meeting/1", "meeting/2"] }, a: { total: 1, facts: ["meeting/3"] }, b: none },
  },
  officials: {
    ...empty,
    shared: {
      total: 1,
      entities: [
        {
          entity: { ...node("official/x", "X"), label: "Official" },
          facts: { both: { total: 1, facts: ["meeting/1"] }, a: none, b: none },
        },
      ],
    },
  },
  organizations: empty,
  countries: empty,
  targets: empty,
  crimes: empty,
  places: empty,
  periods: [
    {
      period: "2025-02",
      counts: { both: 1, a: 1 },
      undated: { both: 1 },
      facts: { both: ["meeting/1", "meeting/2"], a: ["meeting/3"] },
    },
  ],
  leftOut: { Office: ["crime"] },
};

test("every figure is found by its key with the facts that it was counted from", () => {
  const figures = allFigures(found);
  expect(figures.get("meetings.both")).toMatchObject({ total: 2, facts: ["meeting/1", "meeting/2"] });
  expect(figures.get("officials:official/x.both")).toMatchObject({ name: "X: together", total: 1 });
  expect(figures.get("2025-02.a")).toMatchObject({ name: "Feb 2025: China without Laos", facts: ["meeting/3"] });
});

test("a month counts what has no date with the rest, and says how many those are", () => {
  expect(monthsOf(found)).toMatchObject([{ period: "2025-02", total: 3, undated: 1 }]);
});

test("what the filters leave out is told", () => {
  expect(tellLeftOut(found)).toContain("offices (no crime)");
  expect(tellLeftOut({ ...found, leftOut: {} })).toBeNull();
});
