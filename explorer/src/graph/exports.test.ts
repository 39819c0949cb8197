import { expect, test } from "vitest";
import { citedBy, writeBibtex, writeChicago, writeCsv, writeGraphml, writeSvg } from "./exports";
import { wrapName } from "./measure";
import { makeFact, sceneOf } from "./testing";

const hostile = '<img src=x onerror=alert(1)> & "quoted"\u0001';
const facts = [
  makeFact("meeting/1", { PARTICIPANT: ["official/a", "official/b"], ABOUT: ["place/m"] }, { sentence: hostile }),
  makeFact("office/1", { HOLDER: ["official/a"], OF: ["country/th"] }, { title: "=cmd()", date: null }),
];
const scene = sceneOf(facts);
const places = Object.fromEntries(scene.nodes.map((node, n) => [node.id, { x: n * 100, y: n * 50 }]));

function parse(text: string): Document {
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  expect(parsed.querySelector("parsererror")).toBeNull();
  return parsed;
}

test("GraphML is well-formed, has all of the scene, and hostile names are text", () => {
  const parsed = parse(writeGraphml(scene));
  expect(parsed.querySelectorAll("node")).toHaveLength(scene.nodes.length);
  expect(parsed.querySelectorAll("edge")).toHaveLength(scene.edges.length);
  expect(parsed.querySelector("img")).toBeNull();
});

test("SVG is well-formed, draws all of the scene, and hostile names are text", () => {
  const parsed = parse(writeSvg(scene, places));
  expect(parsed.querySelectorAll("g > title")).toHaveLength(scene.nodes.length);
  expect(parsed.querySelectorAll("path[fill=none]")).toHaveLength(scene.edges.length);
  expect(parsed.querySelector("img, script")).toBeNull();
});

test("CSV has a row for each fact, and no cell is a formula", () => {
  const lines = writeCsv(facts).trim().split("\r\n");
  expect(lines).toHaveLength(1 + facts.length);
  expect(lines[2]).toContain("'=cmd()");
  expect(lines[1]).toContain('""quoted""');
});

test("each document is cited once", () => {
  expect(citedBy([...facts, ...facts])).toHaveLength(2);
  expect(writeBibtex(facts).match(/@online/g)).toHaveLength(2);
  expect(writeChicago(facts)).toContain("19 Feb 2025");
});

test("long names are wrapped, whatever their script", () => {
  expect(wrapName("Lancang-Mekong Integrated Law Enforcement and Security Cooperation Center")).toHaveLength(3);
  expect(wrapName("澜沧江湄公河综合执法安全合作中心常设机构").length).toBeGreaterThan(1);
  expect(wrapName("Thailand")).toEqual(["Thailand"]);
});
