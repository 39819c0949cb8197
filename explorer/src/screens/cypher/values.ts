/** Values of an answer to Cypher, as people read them. */

import type { Schemas } from "@/api/client";
import { ENTITIES } from "@/api/types";
import { toDocument, toEntity } from "@/app/routes";
import { tellDate } from "@/words/dates";
import { tellCode } from "@/words/facts";
import { tellLabel } from "@/words/labels";

type Table = Schemas["CypherOut"];

export interface NodeTold {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly to: string | null;
}

/** The nodes of an answer by their ids, each with a name and where it is shown. */
export function nodesOf(table: Table): ReadonlyMap<string, NodeTold> {
  const nodes = (table.graph["nodes"] ?? []).map(readNode).filter((node) => node !== null);
  return new Map(nodes.map((node) => [node.id, node]));
}

function readNode(given: Record<string, unknown>): NodeTold | null {
  const { id, label, properties } = given;
  if (typeof id !== "string" || typeof label !== "string") return null;
  const read = (properties ?? {}) as Record<string, unknown>;
  return { id, label, name: nameOf(label, read), to: placeOf(id, label) };
}

function nameOf(label: string, properties: Record<string, unknown>): string {
  for (const name of ["name", "title", "surface", "text"]) {
    const value = properties[name];
    if (typeof value === "string" && value) return value.length > 120 ? `${value.slice(0, 119)}…` : value;
  }
  const { kind, date } = properties;
  const told = [
    typeof kind === "string" ? tellCode(kind) : tellLabel(label),
    typeof date === "string" ? tellDate(date) : null,
  ];
  return told.filter(Boolean).join(" · ");
}

function placeOf(id: string, label: string): string | null {
  if ((ENTITIES as readonly string[]).includes(label)) return toEntity(id);
  return label === "Document" ? toDocument(id) : null;
}

/** A value that is no node: text as it is, a relationship by its type and ends, the rest as JSON. */
export function tellValue(value: unknown, nodes: ReadonlyMap<string, NodeTold>): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return nodes.get(value)?.name ?? value;
  if (typeof value === "number") return value.toLocaleString("en-GB", { useGrouping: Math.abs(value) >= 10_000 });
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((one) => tellValue(one, nodes)).join(", ");
  const { type, source, target } = value as Record<string, unknown>;
  if (typeof type === "string" && typeof source === "string" && typeof target === "string") {
    return `${tellValue(source, nodes)} → ${type} → ${tellValue(target, nodes)}`;
  }
  return JSON.stringify(value);
}
