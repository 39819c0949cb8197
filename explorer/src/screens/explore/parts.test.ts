import { expect, test } from "vitest";
import { makeFact, sceneOf, summary } from "@/graph/testing";
import { tellScene } from "@/parts/GraphPane";
import { findNames } from "@/words/find";
import { listMonths } from "./months";
import { parseViews } from "./saved";
import { labelsThatFit, spotsOf } from "./spots";
import { rowsOf } from "./ThingList";

const fact = makeFact("measure/1", { TAKEN_BY: ["country/th"], AGAINST: ["place/m", "place/k"] });

test("months follow each other, dated and undated apart; a year stands in its January", () => {
  const months = listMonths([
    { period: "2024-12", counts: { Meeting: 2, Measure: 1 }, undated: {} },
    { period: "2025", counts: { Measure: 1 }, undated: {} },
    { period: "2025-02", counts: {}, undated: { Statement: 3 } },
  ]);
  expect(months).toEqual([
    { month: "2024-12", dated: 3, undated: 0 },
    { month: "2025-01", dated: 1, undated: 0 },
    { month: "2025-02", dated: 0, undated: 3 },
  ]);
  expect(listMonths([])).toEqual([]);
});

test("the list has all that is drawn, and finds without accents and case", () => {
  const rows = rowsOf(sceneOf([fact]));
  expect(rows.map((row) => row.id)).toEqual(["country/th", "place/k", "place/m", "measure/1"]);
  expect(findNames([{ name: "Chinh Phạm Minh" }, { name: "မြဝတီ" }], "pham MINH")).toHaveLength(1);
  expect(findNames([{ name: "Chinh Phạm Minh" }, { name: "မြဝတီ" }], "မြ")).toHaveLength(1);
});

test("places without coordinates are counted, not drawn", () => {
  const summaries = new Map([["place/m", { ...summary("place/m"), lat: 16.7, lon: 98.5 }]]);
  expect(spotsOf(sceneOf([fact]), summaries)).toEqual({
    spots: [{ id: "place/m", name: "M", at: [98.5, 16.7], facts: 1 }],
    without: 1,
  });
});

test("names on the map do not lie over each other", () => {
  const spot = (id: string, facts: number) => ({ id, name: "Some place", at: [0, 0] as const, facts });
  const drawn = [1, 2, 3].map((n) => ({ spot: spot(`place/${n}`, n), x: 100 + n * 4, y: 100 + n * 2, radius: 6 }));
  expect([...labelsThatFit(drawn, [])]).toEqual(["place/3"]);
  expect([...labelsThatFit(drawn, ["place/1"])]).toEqual(["place/1"]);
});

test("saved views that are damaged are left out", () => {
  expect(parseViews("nonsense")).toEqual([]);
  expect(
    parseViews('[{"name":"a","address":"?seed=x"},{"name":1},null,{"name":"b","address":"javascript:1"}]'),
  ).toEqual([{ name: "a", address: "?seed=x" }]);
});

test("screen readers hear what is drawn and chosen", () => {
  expect(tellScene(sceneOf([fact]), ["place/m"])).toBe("Graph of 1 country, 2 places, 1 measure. Selected: M.");
});
