/** A view as a file: SVG, GraphML, CSV, citations. */

import type { Cited, Fact, Label } from "@/api/types";
import { LOOKS, OUTLINE, PAPER } from "@/app/colours";
import { outlineOf } from "@/parts/Kind";
import { citeBibtex, citeChicago, safeLink } from "@/words/citations";
import { tellCode, tellFact, tellRole } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import type { Places } from "./layout";
import { captionOf, FONT, LINE, SIGN, shorten, sizeOf } from "./measure";
import type { Edge, Node, Scene } from "./model";
import { namesThatFit } from "./names";

/** Text as XML takes it; letters that XML does not allow are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

// CSV

type Column = readonly [string, (fact: Fact) => string | number | null | undefined];

const namesIn = (fact: Fact, ...roles: readonly string[]) =>
  roles.flatMap((role) => (fact.roles[role] ?? []).map((one) => one.name)).join(" | ");
const documentsOf = (fact: Fact) => [...new Map(fact.evidence.map((one) => [one.document.id, one.document])).values()];

const COLUMNS: readonly Column[] = [
  ["date", (fact) => fact.date ?? fact.from],
  ["until", (fact) => fact.to],
  ["type", (fact) => tellLabel(fact.type)],
  ["kind", (fact) => (fact.kind ? tellCode(fact.kind) : fact.title)],
  ["status", (fact) => (fact.status ? tellCode(fact.status) : null)],
  ["sentence", tellFact],
  ["who", (fact) => namesIn(fact, "PARTICIPANT", "TAKEN_BY", "PARTY", "SPEAKER", "HOLDER")],
  ["against", (fact) => namesIn(fact, "AGAINST")],
  ["about", (fact) => namesIn(fact, "ABOUT", "OF")],
  ["where", (fact) => namesIn(fact, "LOCATION")],
  ["reports", (fact) => fact.reports],
  ["evidence", (fact) => fact.evidence.map((one) => one.text).join(" | ")],
  [
    "document",
    (fact) =>
      documentsOf(fact)
        .map((one) => one.title)
        .join(" | "),
  ],
  ["publisher", (fact) => fact.publishers.join(" | ")],
  [
    "published",
    (fact) =>
      documentsOf(fact)
        .map((one) => one.published ?? "")
        .join(" | "),
  ],
  [
    "link",
    (fact) =>
      documentsOf(fact)
        .map((one) => safeLink(one.url) ?? "")
        .join(" | "),
  ],
  ["id", (fact) => fact.id],
];

/** Facts as CSV (RFC 4180), a row each. A cell that a spreadsheet would reckon is quoted by an apostrophe. */
export function writeCsv(facts: readonly Fact[]): string {
  const rows = [COLUMNS.map(([name]) => name), ...facts.map((fact) => COLUMNS.map(([, cell]) => cell(fact)))];
  return `\ufeff${rows.map((row) => row.map(writeCell).join(",")).join("\r\n")}\r\n`;
}

function writeCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  const harmless = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

// GraphML

const NODE_KEYS = ["name", "label", "country", "date", "sentence", "reports"] as const;
const EDGE_KEYS = ["type", "name", "date", "sentence", "reports"] as const;

/** A scene as GraphML, with several links between the same two things where there are some. */
export function writeGraphml(scene: Scene): string {
  const keys = [...NODE_KEYS.map((key) => declare("node", key)), ...EDGE_KEYS.map((key) => declare("edge", key))];
  const nodes = scene.nodes.map((node) => element("node", `id="${escapeXml(node.id)}"`, "n", tellOfNode(node)));
  const edges = scene.edges.map((edge) => {
    const ends = `id="${escapeXml(edge.id)}" source="${escapeXml(edge.source)}" target="${escapeXml(edge.target)}"`;
    return element("edge", ends, "e", tellOfEdge(edge));
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '<graph id="view" edgedefault="directed">',
    ...nodes,
    ...edges,
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

const declare = (of: "node" | "edge", name: string) =>
  `<key id="${of[0]}-${name}" for="${of}" attr.name="${name}" attr.type="${name === "reports" ? "int" : "string"}"/>`;

function element(tag: string, attributes: string, prefix: string, told: Readonly<Record<string, unknown>>): string {
  const data = Object.entries(told)
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `<data key="${prefix}-${name}">${escapeXml(String(value))}</data>`);
  return `<${tag} ${attributes}>${data.join("")}</${tag}>`;
}

function tellOfFact(fact: Fact | null) {
  return fact ? { date: fact.date ?? fact.from, sentence: tellFact(fact), reports: fact.reports } : {};
}

const tellOfNode = (node: Node) => ({
  name: node.name,
  label: node.label,
  country: node.country,
  ...tellOfFact(node.fact),
});

const tellOfEdge = (edge: Edge) => ({
  type: edge.type,
  name: edge.name || tellRole(edge.type),
  ...tellOfFact(edge.fact),
});

// Citations

/** The documents behind facts, each once, in order of publication. */
export function citedBy(facts: readonly Fact[]): Cited[] {
  const found = new Map(facts.flatMap(documentsOf).map((document) => [document.id, document]));
  const key = (document: Cited) => `${document.published ?? "9999"} ${document.title}`;
  return [...found.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export const writeChicago = (facts: readonly Fact[]) => `${citedBy(facts).map(citeChicago).join("\n\n")}\n`;
export const writeBibtex = (facts: readonly Fact[]) => `${citedBy(facts).map(citeBibtex).join("\n\n")}\n`;

// SVG

const MARGIN = 30;

/** A scene as SVG, as it is drawn on the canvas: shapes, links, captions. */
export function writeSvg(scene: Scene, places: Places, dark = false): string {
  const [ink, paper] = dark ? [OUTLINE.dark, PAPER.dark] : [OUTLINE.light, PAPER.light];
  const nodes = scene.nodes.flatMap((node) => {
    const at = places[node.id];
    const size = sizeOf(node);
    return at ? [{ node, size, x: at.x, y: at.y, sign: at.y - (size.height - SIGN) / 2 }] : [];
  });
  const where = new Map(nodes.map((one) => [one.node.id, { x: one.x, y: one.sign }]));
  const reach = (pick: (one: (typeof nodes)[number]) => number, most: (...values: number[]) => number) =>
    nodes.reduce((far, one) => most(far, pick(one)), nodes[0] ? pick(nodes[0]) : 0);
  const left = reach((one) => one.x - one.size.width / 2, Math.min) - MARGIN;
  const top = reach((one) => one.y - one.size.height / 2, Math.min) - MARGIN;
  const width = reach((one) => one.x + one.size.width / 2, Math.max) + MARGIN - left;
  const height = reach((one) => one.y + one.size.height / 2, Math.max) + MARGIN - top;
  const box = [left, top, width, height].map((value) => value.toFixed(1)).join(" ");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width.toFixed(0)}" height="${height.toFixed(0)}" font-family="system-ui, 'Noto Sans', 'Noto Sans Thai', 'Noto Sans Myanmar', 'Noto Sans Khmer', 'Noto Sans CJK SC', sans-serif" font-size="${FONT}">`,
    `<title>${escapeXml(titleOf(scene))}</title>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#6b7480"/></marker></defs>',
    `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${paper}"/>`,
    ...drawEdges(scene.edges, where, namesThatFit(scene, places), ink, paper),
    ...nodes.map((one) => drawNode(one.node, one.x, one.sign, ink, paper)),
    "</svg>",
    "",
  ].join("\n");
}

/** What is drawn, in a sentence. */
export function titleOf(scene: Scene): string {
  const things = scene.nodes.filter((node) => !node.fact).map((node) => node.name);
  return things.slice(0, 6).join(", ") + (things.length > 6 ? ` and ${things.length - 6} more` : "");
}

function drawEdges(
  edges: readonly Edge[],
  where: ReadonlyMap<string, { x: number; y: number }>,
  named: ReadonlySet<string>,
  ink: string,
  paper: string,
): string[] {
  const seen = new Map<string, number>();
  return edges.flatMap((edge) => {
    const [a, b] = [where.get(edge.source), where.get(edge.target)];
    if (!a || !b) return [];
    const pair = [edge.source, edge.target].sort().join(" ");
    const turn = seen.get(pair) ?? 0;
    seen.set(pair, turn + 1);
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    const off = (turn % 2 ? -1 : 1) * Math.ceil(turn / 2) * 34 * (edge.source < edge.target ? 1 : -1);
    const from = { x: a.x + (along.x * SIGN) / 2, y: a.y + (along.y * SIGN) / 2 };
    const to = { x: b.x - along.x * (SIGN / 2 + 3), y: b.y - along.y * (SIGN / 2 + 3) };
    const bend = { x: (a.x + b.x) / 2 - along.y * off * 2, y: (a.y + b.y) / 2 + along.x * off * 2 };
    const style = edge.fact ? 'stroke-width="1.6"' : 'stroke-width="0.8" stroke-dasharray="4 3"';
    const arrow = edge.arrow && edge.fact ? ' marker-end="url(#arrow)"' : "";
    const line = `M${point(from)}Q${point(bend)} ${point(to)}`;
    const told = named.has(edge.id)
      ? `<text x="${((a.x + b.x) / 2 - along.y * off).toFixed(1)}" y="${((a.y + b.y) / 2 + along.x * off).toFixed(1)}" font-size="10.5" text-anchor="middle" fill="${ink}" stroke="${paper}" stroke-width="3" paint-order="stroke">${escapeXml(shorten(edge.name))}</text>`
      : "";
    return [`<g><path d="${line}" fill="none" stroke="#6b7480" ${style}${arrow}/>${told}</g>`];
  });
}

const point = (at: { x: number; y: number }) => `${at.x.toFixed(1)} ${at.y.toFixed(1)}`;

function drawNode(node: Node, x: number, y: number, ink: string, paper: string): string {
  const look = LOOKS[node.label as Label];
  const scale = (node.fact ? 20 : SIGN) / 16;
  const fill = look.hollow ? paper : look.colour;
  const stroke = look.hollow ? look.colour : ink;
  const shape = `<path transform="translate(${(x - 8 * scale).toFixed(1)} ${(y - 8 * scale).toFixed(1)}) scale(${scale})" d="${outlineOf(look.shape)}" fill="${fill}" stroke="${stroke}" stroke-width="${look.hollow ? 3 : 0.9}"/>`;
  const lines = captionOf(node).map(
    (line, index) =>
      `<tspan x="${x.toFixed(1)}" y="${(y + SIGN / 2 + 3 + (index + 0.8) * LINE).toFixed(1)}">${escapeXml(line)}</tspan>`,
  );
  const caption = `<text text-anchor="middle" fill="${ink}" stroke="${paper}" stroke-width="2.5" paint-order="stroke">${lines.join("")}</text>`;
  const told = escapeXml(node.fact ? tellFact(node.fact) : node.name);
  return `<g><title>${told}</title>${shape}${caption}</g>`;
}
