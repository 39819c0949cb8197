/** The places of a view on a map of countries; a place is as large as facts name it. */

import { useQuery } from "@tanstack/react-query";
import { geoMercator, geoPath } from "d3-geo";
import type { FeatureCollection, MultiPoint } from "geojson";
import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json?url";
import { factsOf, type Scene, type Summary } from "@/graph/model";
import { ErrorState, Loading } from "@/parts/states";
import { count } from "@/words/facts";
import styles from "./MapPane.module.css";

interface Props {
  readonly scene: Scene;
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly selected: readonly string[];
  readonly onSelect: (id: string | null, also: boolean) => void;
}

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

const mapQuery = {
  queryKey: ["map"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<FeatureCollection> => {
    const response = await fetch(atlas, { signal });
    if (!response.ok) throw new Error(`The map could not be loaded (${response.status}).`);
    const topology = (await response.json()) as Topology<{ countries: GeometryCollection }>;
    return feature(topology, topology.objects.countries);
  },
};

const ASIA: MultiPoint = {
  type: "MultiPoint",
  coordinates: [
    [92, 2],
    [122, 36],
  ],
};

export function MapPane({ scene, summaries, selected, onSelect }: Props) {
  const { data, error, isPending, refetch } = useQuery(mapQuery);
  const { spots, without } = useMemo(() => spotsOf(scene, summaries), [scene, summaries]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading what="the map" />;
  return (
    <div className={styles.pane}>
      <Chart countries={data} spots={spots} selected={selected} onSelect={onSelect} />
      <p className={styles.note}>
        {spots.length === 0 ? "No place of this view has coordinates. " : `${count(spots.length, "place")}. `}
        {without > 0 ? `${count(without, "place")} without coordinates. ` : ""}
        Borders are those of Natural Earth, 1:50 million; disputed ones are drawn as it draws them, without taking
        sides.
      </p>
    </div>
  );
}

function Chart({
  countries,
  spots,
  selected,
  onSelect,
}: {
  countries: FeatureCollection;
  spots: readonly Spot[];
  selected: readonly string[];
  onSelect: Props["onSelect"];
}) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 800, height: 480 });
  const [look, setLook] = useState({ zoom: 1, x: 0, y: 0 });
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const { projection, shapes } = useMemo(() => {
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
    const middle = spots.length === 1 && spots[0] ? spots[0].at : geoMiddle(around);
    project.center([middle[0], middle[1]]).translate([size.width / 2 + look.x, size.height / 2 + look.y]);
    project.clipExtent([
      [-10, -10],
      [size.width + 10, size.height + 10],
    ]);
    const draw = geoPath(project);
    return { projection: project, shapes: countries.features.map((one) => draw(one) ?? "") };
  }, [countries, spots, size, look]);
  const drawn = spots.flatMap((spot) => {
    const at = projection([spot.at[0], spot.at[1]]);
    return at ? [{ spot, x: at[0], y: at[1], radius: Math.min(22, 5 + 2.4 * Math.sqrt(spot.facts)) }] : [];
  });
  const labelled = labelsThatFit(drawn, selected);
  const move = (event: PointerEvent) => {
    if (!drag) return;
    setLook((now) => ({ ...now, x: now.x + event.clientX - drag.x, y: now.y + event.clientY - drag.y }));
    setDrag({ x: event.clientX, y: event.clientY });
  };
  const zoom = (by: number) =>
    setLook((now) => ({ zoom: Math.max(0.2, Math.min(40, now.zoom * by)), x: now.x * by, y: now.y * by }));
  return (
    <div ref={box} className={styles.map} data-overlaps>
      <svg
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        onPointerDown={(event) => {
          if ((event.target as Element).closest("[data-place]")) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ x: event.clientX, y: event.clientY });
        }}
        onPointerMove={move}
        onPointerUp={() => setDrag(null)}
        onWheel={(event) => zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15)}
      >
        <title>Map of the places in this view</title>
        <g className={styles.land}>
          {shapes.map((shape, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the countries never change their order
            <path key={index} d={shape} />
          ))}
        </g>
        {drawn.map(({ spot, x, y, radius }) => {
          const chosen = selected.includes(spot.id);
          return (
            <g
              key={spot.id}
              role="button"
              tabIndex={0}
              aria-pressed={chosen}
              aria-label={`${spot.name}, ${count(spot.facts, "fact")}`}
              data-place={spot.id}
              className={chosen ? `${styles.spot} ${styles.chosen}` : styles.spot}
              onClick={(event) => onSelect(spot.id, event.shiftKey || event.ctrlKey || event.metaKey)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                onSelect(spot.id, event.shiftKey);
              }}
            >
              <circle cx={x} cy={y} r={Math.max(radius, 12)} className={styles.reach} />
              <circle cx={x} cy={y} r={radius} className={styles.dot} />
              {labelled.has(spot.id) ? (
                <text x={x + radius + 4} y={y + 4}>
                  {spot.name}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <div className={styles.buttons}>
        <button type="button" aria-label="Zoom in" onClick={() => zoom(1.5)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoom(1 / 1.5)}>
          −
        </button>
        <button type="button" onClick={() => setLook({ zoom: 1, x: 0, y: 0 })}>
          Fit
        </button>
      </div>
    </div>
  );
}

function geoMiddle({ coordinates: points }: MultiPoint): readonly [number, number] {
  const range = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis] ?? 0);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [range(0), range(1)];
}

interface Drawn {
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Names are written where they lie over nothing, of what is chosen and of the most named first. */
export function labelsThatFit(drawn: readonly Drawn[], selected: readonly string[]): ReadonlySet<string> {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const fits = new Set<string>();
  const first = (one: Drawn) => (selected.includes(one.spot.id) ? 0 : 1);
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
