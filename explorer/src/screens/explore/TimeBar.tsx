/** Facts by month as bars; a span of months is chosen by dragging, by two sliders, or by typing. */

import { useQuery } from "@tanstack/react-query";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { timelineQuery } from "@/api/queries";
import { ErrorState } from "@/parts/states";
import { tellDate } from "@/words/dates";
import { count } from "@/words/facts";
import { apiFilters, type State } from "./address";
import { listMonths, type Month, monthOf } from "./months";
import styles from "./TimeBar.module.css";

interface Props {
  readonly state: State;
  readonly onSpan: (from: string | null, to: string | null) => void;
  readonly onDates: (dates: State["dates"]) => void;
  /** The API's count of what passes all filters, and of those without a date of their own. */
  readonly total: number | null;
  readonly undated: number | null;
}

export function TimeBar({ state, onSpan, onDates, total, undated }: Props) {
  const seeds = state.seeds.length > 0 ? { entity: [...state.seeds] } : {};
  const { data, error, refetch } = useQuery({
    ...timelineQuery({ ...apiFilters(state, false), ...seeds, limit: 0, unit: "month" }),
    enabled: total !== null, // what the view shows is asked for first
  });
  const months = listMonths(data?.periods ?? []);
  return (
    <section className={styles.bar} aria-label="Time" id="time">
      <div className={styles.line}>
        <p className={styles.told}>
          {total === null ? (
            "Counting"
          ) : (
            <span data-total={total} data-undated={undated ?? 0}>
              {count(total, "fact")}
              {state.from || state.to ? ` ${spanOf(state)}` : ""}
              {undated ? `, ${undated.toLocaleString("en-GB")} of them undated` : ""}
            </span>
          )}
        </p>
        <label className={styles.dates}>
          <span className="soft">By</span>
          <select
            value={state.dates ?? ""}
            onChange={(event) => onDates((event.target.value || null) as State["dates"])}
          >
            <option value="">date, or date of report</option>
            <option value="event">date of the event</option>
            <option value="published">date of report</option>
          </select>
        </label>
        <SpanField
          key={`from ${state.from}`}
          label="From"
          value={state.from}
          onChange={(from) => onSpan(from, state.to)}
        />
        <SpanField key={`to ${state.to}`} label="To" value={state.to} onChange={(to) => onSpan(state.from, to)} />
        {state.from || state.to ? (
          <button type="button" onClick={() => onSpan(null, null)}>
            All time
          </button>
        ) : null}
      </div>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {months.length > 0 ? <Bars months={months} state={state} onSpan={onSpan} /> : null}
    </section>
  );
}

function spanOf({ from, to }: State): string {
  if (from && to) return from === to ? `in ${tellDate(from)}` : `from ${tellDate(from)} to ${tellDate(to)}`;
  return from ? `since ${tellDate(from)}` : `until ${tellDate(to)}`;
}

function SpanField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const [text, setText] = useState(value ?? "");
  const right = /^(\d{4}(-\d\d(-\d\d)?)?)?$/.test(text.trim());
  const done = () => {
    if (right && text.trim() !== (value ?? "")) onChange(text.trim() || null);
  };
  return (
    <label className={styles.span}>
      <span className="soft">{label}</span>
      <input
        value={text}
        size={10}
        placeholder="2025-02"
        aria-invalid={!right}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => event.key === "Enter" && done()}
      />
    </label>
  );
}

const HEIGHT = 44;

function Bars({ months, state, onSpan }: { months: readonly Month[]; state: State; onSpan: Props["onSpan"] }) {
  const most = Math.max(...months.map((month) => month.dated + month.undated), 1);
  const last = months.length - 1;
  const chosen = chosenMonths(months, state);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const box = useRef<SVGSVGElement>(null);
  const shown = drag ? ([Math.min(...drag), Math.max(...drag)] as const) : chosen;
  const at = (event: PointerEvent) => {
    const rect = box.current?.getBoundingClientRect();
    const part = rect ? (event.clientX - rect.left) / rect.width : 0;
    return Math.max(0, Math.min(last, Math.floor(part * months.length)));
  };
  const choose = (first: number, end: number) => {
    const all = first === 0 && end === last;
    onSpan(all ? null : (months[first]?.month ?? null), all ? null : (months[end]?.month ?? null));
  };
  const years = months.flatMap((month, index) =>
    month.month.endsWith("-01") || index === 0 ? [{ index, year: month.month.slice(0, 4) }] : [],
  );
  const step = Math.max(1, Math.ceil(years.length / 8));
  return (
    <div className={styles.chart}>
      <svg
        ref={box}
        className={styles.bars}
        viewBox={`0 0 ${months.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Facts by month, ${tellDate(months[0]?.month)} to ${tellDate(months[last]?.month)}; at most ${most} in one`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag([at(event), at(event)]);
        }}
        onPointerMove={(event) => drag && setDrag([drag[0], at(event)])}
        onPointerUp={() => {
          if (drag) choose(Math.min(...drag), Math.max(...drag));
          setDrag(null);
        }}
        onPointerCancel={() => setDrag(null)}
      >
        {months.map((month, index) => {
          const inside = index >= shown[0] && index <= shown[1];
          const dated = (month.dated / most) * (HEIGHT - 2);
          const undated = (month.undated / most) * (HEIGHT - 2);
          return (
            <g key={month.month} className={inside ? styles.inside : styles.outside} data-month={month.month}>
              <title>{`${tellDate(month.month)}: ${month.dated} dated, ${month.undated} by date of report`}</title>
              <rect x={index} y={0} width={1} height={HEIGHT} className={styles.column} />
              <rect x={index + 0.1} y={HEIGHT - dated} width={0.8} height={dated} className={styles.dated} />
              <rect
                x={index + 0.1}
                y={HEIGHT - dated - undated}
                width={0.8}
                height={undated}
                className={styles.undated}
              />
            </g>
          );
        })}
      </svg>
      <div className={styles.sliders} data-overlaps>
        <Handle
          label="First month"
          index={chosen[0]}
          months={months}
          onChange={(index) => choose(Math.min(index, chosen[1]), chosen[1])}
        />
        <Handle
          label="Last month"
          index={chosen[1]}
          months={months}
          onChange={(index) => choose(chosen[0], Math.max(index, chosen[0]))}
        />
      </div>
      <div className={styles.years} aria-hidden="true">
        {years
          .filter((_, index) => index % step === 0)
          .map(({ index, year }) => (
            <span key={year} style={{ insetInlineStart: `${(index / months.length) * 100}%` }}>
              {year}
            </span>
          ))}
      </div>
    </div>
  );
}

function Handle({
  label,
  index,
  months,
  onChange,
}: {
  label: string;
  index: number;
  months: readonly Month[];
  onChange: (index: number) => void;
}) {
  const [now, setNow] = useState(index);
  useEffect(() => setNow(index), [index]);
  const done = () => now !== index && onChange(now);
  return (
    <input
      type="range"
      className={styles.handle}
      aria-label={label}
      aria-valuetext={tellDate(months[now]?.month)}
      min={0}
      max={months.length - 1}
      value={now}
      onChange={(event) => setNow(Number(event.target.value))}
      onPointerUp={done}
      onKeyUp={done}
      onBlur={done}
    />
  );
}

/** The first and the last of the months that are chosen. */
function chosenMonths(months: readonly Month[], { from, to }: State): readonly [number, number] {
  const first = from ? months.findIndex((month) => month.month >= monthOf(from, "01")) : 0;
  const later = to ? months.findIndex((month) => month.month > monthOf(to, "12")) : -1;
  const last = months.length - 1;
  return [first < 0 ? last : first, later < 0 ? last : Math.max(0, later - 1)];
}
