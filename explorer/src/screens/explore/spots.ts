/** Places of a view on a map: where they are, how large, and which of their names are written. */

import { type GeoProjection, geoMercator } from "d3-geo";
import type { MultiPoint } from "geojson";
import { factsOf, type Scene, type Summary } from "@/graph/model";

export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly at: readonly [number, number];
  readonly facts: number;
}

/** The places of a scene that have coordinates, with how many of its facts name each; and how many have none. */
export function spotsOf(scene: Scene, summaries: ReadonlyMap<string, Summary>): { spots: Spot[]; without: number } {
  const counts = new Map<string, number>();
  for (const fact of factsOf(scene)) {
    for (const id of new Set(Object.values(fact.roles).flatMap((things) => things.map((one) => one.id)))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  const places = scene.nodes.filter((node) => node.label === "Place");
  const spots = places.flatMap((node) => {
    const known = summaries.get(node.id);
    if (known?.lat == null || known.lon == null) return [];
    return [{ id: node.id, name: node.name, at: [known.lon, known.lat] as const, facts: counts.get(node.id) ?? 0 }];
  });
  return { spots: spots.sort((a, b) => b.facts - a.facts), without: places.length - spots.length };
}

const ASIA: MultiPoint = {
  type: "MultiPoint",
  coordinates: [
    [92, 2],
    [122, 36],
  ],
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a map is looked at: how near, and how far it was moved, in pixels. */
export interface Look {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Where things are on a map that shows all spots, as it is looked at. */
export function projectionFor(spots: readonly Spot[], size: Size, look: Look): GeoProjection {
  const project = geoMercator();
  const around: MultiPoint =
    spots.length > 1 ? { type: "MultiPoint", coordinates: spots.map((spot) => [...spot.at]) } : ASIA;
  const pad = Math.min(size.width, size.height) * 0.14;
  project.fitExtent(
    [
      [pad, pad],
      [size.width - pad, size.height - pad],
    ],
    around,
  );
  project.scale(Math.min(project.scale(), 3_000) * look.zoom);
  const middle = spots.length === 1 && spots[0] ? spots[0].at : middleOf(around);
  project.center([middle[0], middle[1]]).translate([size.width / 2 + look.x, size.height / 2 + look.y]);
  return project.clipExtent([
    [-10, -10],
    [size.width + 10, size.height + 10],
  ]);
}

function middleOf({ coordinates: points }: MultiPoint): readonly [number, number] {
  const range = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis] ?? 0);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [range(0), range(1)];
}

/** A spot where it is drawn. */
export interface Placed {
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Names are written where they lie over nothing, of what is chosen and of the most named first. */
export function labelsThatFit(drawn: readonly Placed[], selected: readonly string[]): ReadonlySet<string> {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const fits = new Set<string>();
  const first = (one: Placed) => (selected.includes(one.spot.id) ? 0 : 1);
  for (const one of [...drawn].sort((a, b) => first(a) - first(b) || b.spot.facts - a.spot.facts)) {
    const left = one.x + one.radius + 2;
    const box = { left, right: left + one.spot.name.length * 7.2 + 6, top: one.y - 9, bottom: one.y + 9 };
    if (
      taken.some(
        (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      )
    )
      continue;
    taken.push(box);
    fits.add(one.spot.id);
  }
  return fits;
}
