import { expect, test } from "vitest";
import { sceneOf } from "./scene";
import { nodesOf, tellValue } from "./values";

const table = {
  columns: ["m", "r", "x"],
  rows: [],
  truncated: false,
  graph: {
    nodes: [
      { id: "meeting/1", label: "Meeting", properties: { date: "2024-07-17", status: "held" } },
      { id: "country/SG", label: "Country", properties: { name: "Singapore" } },
      { id: "measure/1", label: "Measure", properties: { kind: "power_cut", date: "2025-02" } },
      { id: "document/1", label: "Document", properties: { title: "A title" } },
    ],
    edges: [],
  },
};
const nodes = nodesOf(table);

test("nodes have names and the screens that show them", () => {
  expect([...nodes.values()].map((node) => node.name)).toEqual([
    "meeting · 17 Jul 2024",
    "Singapore",
    "power cut · Feb 2025",
    "A title",
  ]);
  expect([...nodes.values()].map((node) => node.to)).toEqual([
    null,
    "/entity/country/SG",
    null,
    "/document/document/1",
  ]);
});

test("values are told without codes", () => {
  expect(tellValue({ source: "meeting/1", target: "country/SG", type: "PARTICIPANT" }, nodes)).toBe(
    "meeting · 17 Jul 2024 → PARTICIPANT → Singapore",
  );
  expect(tellValue(["country/SG", 3, null, true], nodes)).toBe("Singapore, 3, , yes");
  expect(tellValue({ a: 1 }, nodes)).toBe('{"a":1}');
  expect(tellValue("<img src=x onerror=alert(1)>", nodes)).toBe("<img src=x onerror=alert(1)>");
});

test("what is drawn are the nodes and the relationships between them, each once", () => {
  const about = { source: "meeting/1", target: "country/SG", type: "ABOUT" };
  const edges = [about, about, { source: "meeting/1", target: "country/none", type: "ABOUT" }];
  const scene = sceneOf({ ...table, graph: { ...table.graph, edges } }, nodes);
  expect(scene.nodes.map((node) => node.id)).toEqual([...nodes.keys()]);
  expect(scene.edges).toMatchObject([{ ...about, name: "about" }]);
});
