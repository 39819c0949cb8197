/** Which links can have their names written on them without lying over anything. */

import type { Places } from "./layout";
import { SIGN, shorten, sizeOf, widthOf } from "./measure";
import type { Scene } from "./model";

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const SIZE = 10.5;

const around = (x: number, y: number, width: number, height: number): Rectangle => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const meet = (a: Rectangle, b: Rectangle) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The ids of links whose names fit; of several between the same two things none has. Others are read when chosen. */
export function namesThatFit(scene: Scene, places: Places): ReadonlySet<string> {
  const taken = scene.nodes.flatMap((node) => {
    const at = places[node.id];
    const { width, height } = sizeOf(node);
    return at ? [around(at.x, at.y, width, height)] : [];
  });
  const sign = new Map(
    scene.nodes.flatMap((node) => {
      const at = places[node.id];
      return at ? [[node.id, { x: at.x, y: at.y - (sizeOf(node).height - SIGN) / 2 }] as const] : [];
    }),
  );
  const pairs = new Map<string, number>();
  for (const edge of scene.edges) pairs.set(pairOf(edge), (pairs.get(pairOf(edge)) ?? 0) + 1);
  const fits = new Set<string>();
  for (const edge of scene.edges) {
    const [a, b] = [sign.get(edge.source), sign.get(edge.target)];
    if (!edge.name || !a || !b || (pairs.get(pairOf(edge)) ?? 0) > 1) continue;
    const width = widthOf(shorten(edge.name)) * SIZE * 0.56 + 4;
    const box = around((a.x + b.x) / 2, (a.y + b.y) / 2, width, SIZE + 6);
    if (taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    fits.add(edge.id);
  }
  return fits;
}

const pairOf = ({ source, target }: { source: string; target: string }) => [source, target].sort().join(" ");
