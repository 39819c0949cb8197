import type { Schemas } from "@/api/client";
import { HARD_CAP, type Scene } from "@/graph/model";
import { tellRole } from "@/words/facts";
import type { NodeTold } from "./values";

/** What of an answer can be drawn: its nodes, and the relationships between them. */
export function sceneOf(table: Schemas["CypherOut"], nodes: ReadonlyMap<string, NodeTold>): Scene {
  const drawn = [...nodes.values()].slice(0, HARD_CAP);
  const ids = new Set(drawn.map((node) => node.id));
  const edges = (table.graph["edges"] ?? []).flatMap(({ source, target, type }) =>
    typeof source === "string" &&
    typeof target === "string" &&
    typeof type === "string" &&
    ids.has(source) &&
    ids.has(target)
      ? [{ id: `${source}|${type}|${target}`, source, target, type, name: tellRole(type), arrow: true, fact: null }]
      : [],
  );
  return {
    nodes: drawn.map(({ id, label, name }) => ({ id, label, name, country: null, fact: null, more: 0 })),
    edges: [...new Map(edges.map((edge) => [edge.id, edge])).values()],
    cut: nodes.size - drawn.length,
  };
}
