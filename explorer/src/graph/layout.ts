/** Layout: where things stand. Runs without a page, so in a worker and in tests alike. */

import cytoscape, { type ElementDefinition, type StylesheetJson } from "cytoscape";
import fcose from "cytoscape-fcose";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The group whose members are to stand together. */
  readonly group?: string | null;
}

export interface LayoutTask {
  readonly nodes: readonly Box[];
  readonly edges: readonly { readonly source: string; readonly target: string; readonly weak: boolean }[];
  /** Where things already stand. */
  readonly placed: Readonly<Record<string, Point>>;
  /** Those of them that may not move. */
  readonly fixed: readonly string[];
}

export type Places = Readonly<Record<string, Point>>;

let registered = false;

/** Places for all things: near what they are linked with, apart from each other; what is fixed stays where it is. */
export function layOut(task: LayoutTask): Places {
  if (task.nodes.length === 0) return {};
  if (!registered) cytoscape.use(fcose);
  registered = true;
  const random = Math.random;
  Math.random = makeRandom(task.nodes.length); // the same view is laid out alike on every machine
  try {
    return separate(task, arrange(task));
  } finally {
    Math.random = random;
  }
}

const SIZES: StylesheetJson = [
  { selector: "node[wide]", style: { width: "data(wide)", height: "data(high)" } },
] as StylesheetJson;

function arrange(task: LayoutTask): Record<string, Point> {
  const placed = placeNew(task);
  const groups = [...new Set(task.nodes.map((node) => node.group).filter((group) => group != null))];
  const elements: ElementDefinition[] = [
    ...groups.map((group) => ({ data: { id: `group ${group}` } })),
    ...task.nodes.map((node) => ({
      data: {
        id: node.id,
        wide: node.width,
        high: node.height,
        ...(node.group != null ? { parent: `group ${node.group}` } : {}),
      },
      position: { ...(placed[node.id] ?? { x: 0, y: 0 }) },
    })),
    ...task.edges.map((edge, index) => ({
      data: { id: `edge ${index}`, source: edge.source, target: edge.target, weak: edge.weak },
    })),
  ];
  const graph = cytoscape({ headless: true, styleEnabled: true, elements, style: SIZES });
  const known = Object.keys(task.placed).length > 0;
  const fixed = new Set(task.fixed);
  graph
    .layout({
      name: "fcose",
      animate: false,
      fit: false,
      randomize: !known,
      quality: task.nodes.length > 700 ? "draft" : "default",
      nodeRepulsion: 9_000,
      idealEdgeLength: (edge: { data: (name: string) => unknown }) => (edge.data("weak") ? 150 : 105),
      edgeElasticity: (edge: { data: (name: string) => unknown }) => (edge.data("weak") ? 0.12 : 0.45),
      gravity: 0.35,
      numIter: task.nodes.length > 500 ? 800 : 2_000,
      nodeSeparation: 90,
      packComponents: false,
      fixedNodeConstraint: task.nodes
        .filter((node) => fixed.has(node.id) && task.placed[node.id])
        .map((node) => ({ nodeId: node.id, position: task.placed[node.id] })),
    } as unknown as cytoscape.LayoutOptions)
    .run();
  const found: Record<string, Point> = {};
  for (const node of task.nodes) found[node.id] = { ...graph.getElementById(node.id).position() };
  graph.destroy();
  for (const id of task.fixed) if (task.placed[id]) found[id] = task.placed[id];
  return found;
}

/** New things begin beside one that they are linked with, around it. */
function placeNew(task: LayoutTask): Record<string, Point> {
  const placed: Record<string, Point> = { ...task.placed };
  if (Object.keys(placed).length === 0) return placed;
  let turn = 0;
  for (let round = 0; round < 3; round += 1) {
    for (const { source, target } of task.edges) {
      for (const [known, fresh] of [
        [source, target],
        [target, source],
      ] as const) {
        const at = placed[known];
        if (!at || placed[fresh]) continue;
        turn += 1;
        placed[fresh] = { x: at.x + 130 * Math.cos(turn * 2.4), y: at.y + 130 * Math.sin(turn * 2.4) };
      }
    }
  }
  return placed;
}

const GAP = 6;

/** Push apart boxes that overlap, each by the shorter way, so that labels can be read. */
function separate(task: LayoutTask, placed: Record<string, Point>): Places {
  const fixed = new Set(task.fixed);
  const boxes = task.nodes.map((node) => ({
    ...node,
    x: placed[node.id]?.x ?? 0,
    y: placed[node.id]?.y ?? 0,
    fixed: fixed.has(node.id),
  }));
  const rounds = boxes.length > 600 ? 20 : 80;
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    boxes.sort((a, b) => a.x - a.width / 2 - (b.x - b.width / 2) || (a.id < b.id ? -1 : 1));
    for (const [index, a] of boxes.entries()) {
      for (let other = index + 1; other < boxes.length; other += 1) {
        const b = boxes[other];
        if (!b || b.x - b.width / 2 > a.x + a.width / 2 + 60) break;
        moved = pushApart(a, b) || moved;
      }
    }
    if (!moved) break;
  }
  return Object.fromEntries(boxes.map((box) => [box.id, { x: round1(box.x), y: round1(box.y) }]));
}

interface Placed extends Box {
  x: number;
  y: number;
  readonly fixed: boolean;
}

function pushApart(a: Placed, b: Placed): boolean {
  const wide = (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x);
  const high = (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y);
  if (wide <= 0 || high <= 0 || (a.fixed && b.fixed)) return false;
  const along = wide < high ? "x" : "y";
  const by = (along === "x" ? wide : high) / (a.fixed || b.fixed ? 1 : 2);
  const sign = a[along] === b[along] ? (a.id < b.id ? -1 : 1) : Math.sign(a[along] - b[along]);
  if (!a.fixed) a[along] += sign * by;
  if (!b.fixed) b[along] -= sign * by;
  return true;
}

const round1 = (value: number) => Math.round(value * 10) / 10;

/** Numbers between 0 and 1 that are always the same (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
