/** The places of a view on a map of countries; a place is as large as facts name it. */

import { useQuery } from "@tanstack/react-query";
import { geoPath } from "d3-geo";
import type { FeatureCollection } from "geojson";
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json?url";
import type { Scene, Summary } from "@/graph/model";
import { ErrorState, Loading } from "@/parts/states";
import { count } from "@/words/facts";
import styles from "./MapPane.module.css";
import { type Look, labelsThatFit, projectionFor, type Size, type Spot, spotsOf } from "./spots";

interface Props {
  readonly scene: Scene;
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly selected: readonly string[];
  readonly onSelect: (id: string | null, also: boolean) => void;
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

const WHOLE: Look = { zoom: 1, x: 0, y: 0 };
const STEPS = [
  { key: "ArrowLeft", sign: "←", where: "west", x: 80, y: 0 },
  { key: "ArrowUp", sign: "↑", where: "north", x: 0, y: 80 },
  { key: "ArrowDown", sign: "↓", where: "south", x: 0, y: -80 },
  { key: "ArrowRight", sign: "→", where: "east", x: -80, y: 0 },
] as const;

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
  const [size, setSize] = useState<Size>({ width: 800, height: 480 });
  const [look, setLook] = useState<Look>(WHOLE);
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
    const project = projectionFor(spots, size, look);
    const draw = geoPath(project);
    return { projection: project, shapes: countries.features.map((one) => draw(one) ?? "") };
  }, [countries, spots, size, look]);
  const drawn = spots.flatMap((spot) => {
    const at = projection([spot.at[0], spot.at[1]]);
    return at ? [{ spot, x: at[0], y: at[1], radius: Math.min(22, 5 + 2.4 * Math.sqrt(spot.facts)) }] : [];
  });
  const labelled = labelsThatFit(drawn, selected);
  const move = (x: number, y: number) => setLook((now) => ({ ...now, x: now.x + x, y: now.y + y }));
  const follow = (event: PointerEvent) => {
    if (!drag) return;
    move(event.clientX - drag.x, event.clientY - drag.y);
    setDrag({ x: event.clientX, y: event.clientY });
  };
  const zoom = (by: number) =>
    setLook((now) => ({ zoom: Math.max(0.2, Math.min(40, now.zoom * by)), x: now.x * by, y: now.y * by }));
  const showAll = () => setLook(WHOLE);
  const press = (event: KeyboardEvent) => {
    const step = STEPS.find((one) => one.key === event.key);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) move(step.x, step.y);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") showAll();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className={styles.map}
      data-overlaps
      role="group"
      aria-label="Map: arrow keys move it, plus and minus zoom, 0 fits it"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved must be reached by keys
      tabIndex={0}
      onKeyDown={press}
    >
      <svg
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        onPointerDown={(event) => {
          if ((event.target as Element).closest("[data-place]")) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ x: event.clientX, y: event.clientY });
        }}
        onPointerMove={follow}
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
        {STEPS.map(({ sign, where, x, y }) => (
          <button key={sign} type="button" aria-label={`Look further ${where}`} onClick={() => move(x, y)}>
            {sign}
          </button>
        ))}
        <button type="button" aria-label="Zoom in" onClick={() => zoom(1.5)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoom(1 / 1.5)}>
          −
        </button>
        <button type="button" onClick={showAll}>
          Fit
        </button>
      </div>
    </div>
  );
}
