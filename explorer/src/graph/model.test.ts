import { expect, test } from "vitest";
import { factsOf, HARD_CAP, isLink } from "./model";
import { makeFact, sceneOf, summary } from "./testing";

const meeting = makeFact("meeting/1", { PARTICIPANT: ["official/a", "official/b"] });
const wide = makeFact("meeting/2", { PARTICIPANT: ["official/a", "official/b"], ABOUT: ["place/m"] });
const statement = makeFact("statement/1", { SPEAKER: ["country/th"] });
const office = makeFact("office/1", { HOLDER: ["official/a"], OF: ["country/th"] }, { title: "Minister" });

test("a fact with two ends is one link, with others a node and a link for each role", () => {
  const scene = sceneOf([meeting, wide, statement]);
  expect(scene.nodes.map((node) => node.id).sort()).toEqual([
    "country/th",
    "meeting/2",
    "official/a",
    "official/b",
    "place/m",
    "statement/1",
  ]);
  expect(scene.edges.filter((edge) => edge.id === "meeting/1")).toMatchObject([
    { source: "official/a", target: "official/b" },
  ]);
  expect(
    scene.edges
      .filter((edge) => edge.fact?.id === "meeting/2")
      .map((edge) => edge.type)
      .sort(),
  ).toEqual(["ABOUT", "PARTICIPANT", "PARTICIPANT"]);
  expect(isLink(statement)).toBe(false);
});

test("an office leads from who holds it to what it is of", () => {
  expect(sceneOf([office]).edges).toMatchObject([
    { id: "office/1", source: "official/a", target: "country/th", name: "Minister", arrow: true },
  ]);
});

test("the order of facts does not matter, and what comes twice is drawn once", () => {
  const facts = [meeting, wide, statement, office];
  expect(sceneOf([...facts].reverse().concat(facts))).toEqual(sceneOf(facts));
});

test("what is hidden is gone with its links, by id and by kind, and relations can be hidden", () => {
  const relation = { type: "WITHIN", source: "place/m", target: "place/k", name: "K" };
  const summaries = new Map([["place/m", summary("place/m", [relation])]]);
  const told = makeFact("measure/1", { AGAINST: ["place/m", "place/k"], TAKEN_BY: ["country/th"] });
  expect(sceneOf([told], { summaries }).edges.filter((edge) => !edge.fact)).toHaveLength(1);
  expect(sceneOf([told], { summaries, hidden: new Set(["relations"]) }).edges.every((edge) => edge.fact)).toBe(true);
  const without = sceneOf([told, statement], { hidden: new Set(["country/th"]) });
  expect(without.nodes.map((node) => node.id).sort()).toEqual(["measure/1", "place/k", "place/m"]);
  expect(sceneOf([told], { hidden: new Set(["Measure"]) })).toEqual({ nodes: [], edges: [], cut: 0 });
});

test("a fact of which one end is hidden stays a node, if it had more than two", () => {
  const scene = sceneOf([wide], { hidden: new Set(["place/m"]) });
  expect(scene.nodes.map((node) => node.id)).toContain("meeting/2");
});

test("every edge has both its ends", () => {
  const scene = sceneOf([meeting, wide, statement, office], { hidden: new Set(["official/b"]) });
  const ids = new Set(scene.nodes.map((node) => node.id));
  expect(scene.edges.filter((edge) => !ids.has(edge.source) || !ids.has(edge.target))).toEqual([]);
});

test("no more is drawn than the hard cap, and it is told how many facts are left out", () => {
  const many = Array.from({ length: HARD_CAP }, (_, n) =>
    makeFact(`statement/${n}`, { SPEAKER: [`official/${n}`], ABOUT: [`place/${n}`, "crime/x"] }),
  );
  const scene = sceneOf(many);
  expect(scene.nodes.length).toBeLessThanOrEqual(HARD_CAP);
  expect(scene.cut).toBeGreaterThan(0);
});

test("facts are told in order of time, those without a day last", () => {
  const early = makeFact("measure/9", { TAKEN_BY: ["country/th"] }, { date: "2024" });
  const never = makeFact("measure/0", { TAKEN_BY: ["country/th"] }, { date: null });
  expect(factsOf(sceneOf([never, meeting, early])).map((fact) => fact.id)).toEqual([
    "measure/9",
    "meeting/1",
    "measure/0",
  ]);
});
