/** The task of a layout: a scene with the sizes of its things, and the groups that are to stand together. */

import type { LayoutTask, Places, Point } from "./layout";
import { sizeOf } from "./measure";
import type { Scene } from "./model";

export function layoutTask(
  scene: Scene,
  placed: Places,
  pinned: ReadonlyMap<string, Point>,
  grouped: boolean,
): LayoutTask {
  const shown = new Set(scene.nodes.map((node) => node.id));
  const known = Object.fromEntries(
    Object.entries({ ...placed, ...Object.fromEntries(pinned) }).filter(([id]) => shown.has(id)),
  );
  return {
    nodes: scene.nodes.map((node) => ({ id: node.id, ...sizeOf(node), group: grouped ? node.country : null })),
    edges: scene.edges.map((edge) => ({ source: edge.source, target: edge.target, weak: edge.fact === null })),
    placed: known,
    fixed: [...pinned.keys()].filter((id) => shown.has(id)),
  };
}
