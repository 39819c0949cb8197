import { expect, test } from "vitest";
import type { Schema } from "@/api/types";
import { complete } from "./completion";
import { COOKBOOK, readCookbook } from "./cookbook";

const schema = {
  labels: [
    { name: "Meeting", layer: "event", comment: "", properties: [{ name: "date", type: "date", comment: "" }] },
    { name: "Place", layer: "entity", comment: "", properties: [{ name: "name", type: "string", comment: "" }] },
  ],
  relationships: [{ type: "ABOUT", from: ["Meeting"], to: ["Place"], comment: "" }],
} as unknown as Schema;
const labels = (text: string, asked = false) => complete(text, schema, asked)?.options.map((one) => one.label) ?? null;

test("labels stand in nodes, types in relationships, properties after a dot", () => {
  expect(labels("MATCH (m:")).toEqual(["Meeting", "Place"]);
  expect(labels("MATCH (m:Meeting)-[:AB")).toEqual(["ABOUT"]);
  expect(labels("MATCH (m)-[:ABOUT|")).toEqual(["ABOUT"]);
  expect(labels("MATCH (m:Meeting) RETURN m.")).toEqual(["date", "name"]);
});

test("words are offered from two letters on, or when asked for", () => {
  expect(labels("MA")).toContain("MATCH");
  expect(labels("M")).toBeNull();
  expect(labels("", true)).toContain("MATCH");
});

test("nothing is offered within a text", () => {
  expect(labels("MATCH (p:Place {name: 'Mya")).toBeNull();
  expect(labels("MATCH (p {name: 'x'}) RETURN p.")).toEqual(["date", "name"]);
});

test("what is being written is replaced", () => {
  expect(complete("MATCH (m:Mee", schema, false)?.from).toBe("MATCH (m:".length);
});

test("the cookbook gives its questions with their statements", () => {
  expect(COOKBOOK.length).toBeGreaterThanOrEqual(20);
  expect(COOKBOOK[0]?.question).toBe("Who met whom about Myawaddy?");
  expect(COOKBOOK.every((one) => one.statement.includes("RETURN"))).toBe(true);
  expect(readCookbook("# Title\n\nno recipes")).toEqual([]);
});
