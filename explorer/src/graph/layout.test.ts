// @vitest-environment node
import { expect, test } from "vitest";
import { type LayoutTask, layOut } from "./layout";

function star(count: number, more: Partial<LayoutTask> = {}): LayoutTask {
  const nodes = Array.from({ length: count }, (_, n) => ({ id: `n${n}`, width: 90, height: 45 }));
  const edges = nodes.slice(1).map((node) => ({ source: "n0", target: node.id, weak: false }));
  return { nodes, edges, placed: {}, fixed: [], ...more };
}

function overlaps(task: LayoutTask): number {
  const places = layOut(task);
  let found = 0;
  for (const a of task.nodes) {
    for (const b of task.nodes) {
      const [p, q] = [places[a.id], places[b.id]];
      if (a.id >= b.id || !p || !q) continue;
      if (Math.abs(p.x - q.x) < (a.width + b.width) / 2 && Math.abs(p.y - q.y) < (a.height + b.height) / 2) found += 1;
    }
  }
  return found;
}

test("signs with their names do not lie over each other", () => {
  expect(overlaps(star(40))).toBe(0);
});

test("the same task is laid out alike", () => {
  expect(layOut(star(25))).toEqual(layOut(star(25)));
});

test("what is pinned does not move when more comes", () => {
  const before = layOut(star(10));
  const after = layOut(star(30, { placed: before, fixed: ["n0", "n4"] }));
  expect(after["n0"]).toEqual(before["n0"]);
  expect(after["n4"]).toEqual(before["n4"]);
  expect(Object.keys(after)).toHaveLength(30);
});

test("groups stand together", () => {
  const task = star(20);
  const nodes = task.nodes.map((node, n) => ({ ...node, group: n % 2 ? "TH" : "CN" }));
  const places = layOut({ ...task, nodes });
  expect(Object.values(places).every((place) => Number.isFinite(place.x) && Number.isFinite(place.y))).toBe(true);
});

test("nothing is laid out as nothing", () => {
  expect(layOut(star(0))).toEqual({});
});
