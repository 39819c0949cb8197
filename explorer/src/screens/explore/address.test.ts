import { expect, test } from "vitest";
import * as acts from "./acts";
import { apiFilters, EMPTY, FILTERS, readState, type State, VIEWS, writeAddress } from "./address";
import { keepParts } from "./useStates";

/** Numbers that are always the same, for states at random. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const IDS = [
  "place/mm-myawaddy",
  "country/TH",
  "asset/~~Galaxy%20Channel",
  "person/~TH~Ko%2C%20Ko~0f3c",
  "measure/56e0-32cf",
];
const VALUES = ["country/TH", "telecom_fraud", "မြဝတီ", "a&b=c", "x,y", "100%"];

function anyState(seed: number): State {
  const random = makeRandom(seed);
  const some = (from: readonly string[]) => from.filter(() => random(2) === 0);
  const seeds = some(IDS);
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (random(4) ? [] : [[name, some(VALUES)]])),
  ) as State["filters"];
  return {
    ...EMPTY,
    seeds,
    shown: Array.from({ length: Math.max(1, seeds.length) }, () => 25 * (1 + random(4))),
    selected: some(IDS),
    hidden: some([...IDS, "Statement", "relations"]),
    pinned: new Map(some(IDS).map((id) => [id, { x: random(900) - 450, y: random(900) - 450 }])),
    filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
    from: random(2) ? "2025-02" : null,
    to: random(2) ? "2025-12-31" : null,
    dates: ([null, "event", "published"] as const)[random(3)] ?? null,
    view: VIEWS[random(3)] ?? "graph",
    grouped: random(2) === 1,
  };
}

test("every state can be read from its address", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const state = anyState(seed);
    expect(readState(new URLSearchParams(writeAddress(state)))).toEqual(state);
  }
});

test("an address that says nothing, or nonsense, is an empty view", () => {
  expect(readState(new URLSearchParams(""))).toEqual({ ...EMPTY, shown: [25] });
  const odd = readState(new URLSearchParams("n=-3,x&view=cube&dates=never&pin=a@b&seed=,,&hide="));
  expect(odd).toEqual({ ...EMPTY, shown: [25] });
});

test("filters go to the API under its own names and values", () => {
  const state = readState(
    new URLSearchParams("by=country/TH&by=country/CN&min_documents=2&dates=published&from=2025-02"),
  );
  expect(apiFilters(state)).toEqual({
    by: ["country/TH", "country/CN"],
    min_documents: 2,
    dates: "reported",
    from: "2025-02",
    type: ["Meeting", "Measure", "Agreement", "Statement", "Office"],
  });
  expect(apiFilters(state, false)).not.toHaveProperty("from");
});

test("expanding adds a page, first of the thing, then 25 more", () => {
  const once = acts.expand(acts.addSeeds(EMPTY, ["country/TH"]), "place/m");
  expect([once.seeds, once.shown]).toEqual([
    ["country/TH", "place/m"],
    [25, 25],
  ]);
  const twice = acts.expand(once, "place/m");
  expect(twice.shown).toEqual([25, 50]);
  expect(acts.removeSeed(twice, "country/TH")).toMatchObject({ seeds: ["place/m"], shown: [50] });
});

test("things are selected one by one or together, and what is hidden is not selected", () => {
  const one = acts.toggle(EMPTY, "a/1", false);
  const two = acts.toggle(one, "a/2", true);
  expect(two.selected).toEqual(["a/1", "a/2"]);
  expect(acts.toggle(two, "a/1", true).selected).toEqual(["a/2"]);
  expect(acts.toggle(two, null, false).selected).toEqual([]);
  const hidden = acts.hide(two, ["a/1"]);
  expect([hidden.hidden, hidden.selected]).toEqual([["a/1"], ["a/2"]]);
  expect(acts.addSeeds(hidden, ["a/1"]).hidden).toEqual([]);
});

test("what stays the same in an address stays the same object, so that a selection lays nothing out anew", () => {
  const before = readState(new URLSearchParams("seed=place/m,country/TH&hide=Crime&pin=place/m@1@2&by=country/TH"));
  const after = keepParts(before, readState(new URLSearchParams(writeAddress(acts.select(before, ["place/m"])))));
  expect(after.selected).toEqual(["place/m"]);
  for (const name of ["seeds", "shown", "hidden", "pinned", "filters"] as const) expect(after[name]).toBe(before[name]);
});
