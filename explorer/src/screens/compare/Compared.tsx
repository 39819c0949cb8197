import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { factsByIdQuery } from "@/api/queries";
import { toEntity, toPaths } from "@/app/routes";
import { Asked } from "@/parts/Asked";
import { FactRow } from "@/parts/FactRow";
import { Kind } from "@/parts/Kind";
import { NoResult, Truncated } from "@/parts/states";
import { tellDate } from "@/words/dates";
import { count } from "@/words/facts";
import styles from "./compare.module.css";
import {
  ASPECTS,
  allFigures,
  aspectFigures,
  type Comparison,
  type Figure,
  GROUPS,
  type GroupName,
  linkFigures,
  monthsOf,
  SIDES,
  tellLeftOut,
} from "./figures";

interface Props {
  found: Comparison;
  /** The key of the figure whose facts are shown. */
  open: string | null;
  onOpen: (key: string | null) => void;
  onAll: (() => void) | null;
}

/** Two actors side by side. */
export function Compared(props: Props) {
  const { found, open, onOpen } = props;
  const figures = allFigures(found);
  const opened = open === null ? null : (figures.get(open) ?? null);
  const leftOut = tellLeftOut(found);
  if ([...figures.values()].every((figure) => figure.total === 0)) return <NoResult what="facts of either" />;
  return (
    <div className={styles.compared}>
      <p className={styles.heading}>
        <Entity entity={found.a} /> <span className="soft">and</span> <Entity entity={found.b} />
        <Link className="button" to={toPaths(found.a.id, found.b.id)}>
          Show paths between them
        </Link>
      </p>
      {leftOut ? <p className="soft">{leftOut}</p> : null}
      <section aria-labelledby="facts">
        <h2 id="facts">What they did</h2>
        <Table found={found} first="Facts">
          {ASPECTS.map(([aspect, name]) => (
            <Row key={aspect} figures={aspectFigures(found, aspect, name)} {...props} name={name} />
          ))}
        </Table>
      </section>
      {opened ? <FactsOf key={opened.key} figure={opened} onClose={() => onOpen(null)} /> : null}
      <Months {...props} />
      {GROUPS.map(([group, name]) => (
        <Group key={group} group={group} name={name} {...props} />
      ))}
    </div>
  );
}

function Entity({ entity }: { entity: Schemas["NodeOut"] }) {
  return (
    <Link to={toEntity(entity.id)} className={styles.entity}>
      <Kind label={entity.label} /> <bdi>{entity.name}</bdi>
    </Link>
  );
}

function Table({ found, first, children }: { found: Comparison; first: string; children: React.ReactNode }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">Both</th>
          <th scope="col">
            Only <bdi>{found.a.name}</bdi>
          </th>
          <th scope="col">
            Only <bdi>{found.b.name}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ name, figures, open, onOpen }: Props & { name: React.ReactNode; figures: readonly Figure[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {figures.map((figure) => (
        <td key={figure.key}>
          <FigureButton figure={figure} open={open} onOpen={onOpen} />
        </td>
      ))}
    </tr>
  );
}

/** A figure that opens its facts. */
function FigureButton({ figure, open, onOpen }: Pick<Props, "open" | "onOpen"> & { figure: Figure }) {
  if (figure.total === 0) return <span className={styles.zero}>0</span>;
  const here = open === figure.key;
  return (
    <button
      type="button"
      className={styles.figure}
      aria-pressed={here}
      aria-label={`${figure.total} · ${figure.name}`}
      data-figure={figure.key}
      onClick={() => onOpen(here ? null : figure.key)}
    >
      {figure.total.toLocaleString("en-GB")}
    </button>
  );
}

const PAGE = 25;

/** The facts that a figure was counted from. */
function FactsOf({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const [shown, setShown] = useState(PAGE);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const ids = figure.facts.slice(0, shown);
  return (
    <section className={styles.facts} aria-labelledby="opened">
      <div className={styles.opened}>
        <h2 id="opened" ref={heading} tabIndex={-1}>
          <bdi>{figure.name}</bdi> · {count(figure.total, "fact")}
        </h2>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      <Asked query={factsByIdQuery(ids)} what="facts">
        {({ facts }) => facts.map((fact) => <FactRow key={fact.id} fact={fact} />)}
      </Asked>
      <Truncated
        shown={ids.length}
        total={figure.total}
        what="facts"
        {...(shown < figure.facts.length ? { onMore: () => setShown(shown + PAGE) } : {})}
      />
    </section>
  );
}

/** Bars a month: what both did, and each without the other. */
function Months({ found, open, onOpen }: Props) {
  const months = monthsOf(found);
  const most = Math.max(1, ...months.map((month) => month.total));
  if (months.length === 0) return null;
  return (
    <section aria-labelledby="months">
      <h2 id="months">Month by month</h2>
      <p className="small soft">
        Meetings, measures, agreements and statements. What has no date of its own stands in the month of its report.
      </p>
      <table className={styles.months}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <td className={styles.barCell} aria-hidden="true" />
            <Legend side="both" name="Both" />
            <Legend side="a" name={found.a.name} />
            <Legend side="b" name={found.b.name} />
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.period} data-period={month.period}>
              <th scope="row">
                {tellDate(month.period)}
                {month.undated > 0 ? <span className={styles.undated}>{month.undated} undated</span> : null}
              </th>
              <td className={styles.barCell} aria-hidden="true">
                <div className={styles.bar}>
                  {month.figures.map((figure, index) => (
                    <span
                      key={figure.key}
                      className={styles[`side-${SIDES[index]}`]}
                      style={{ inlineSize: `${(100 * figure.total) / most}%` }}
                    />
                  ))}
                </div>
              </td>
              {month.figures.map((figure) => (
                <td key={figure.key}>
                  <FigureButton figure={figure} open={open} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Legend({ side, name }: { side: string; name: string }) {
  return (
    <th scope="col">
      <span className={`${styles.swatch} ${styles[`side-${side}`]}`} /> <bdi>{name}</bdi>
    </th>
  );
}

function Group({ group, name, ...props }: Props & { group: GroupName; name: string }) {
  const { found, onAll } = props;
  const { shared, a, b } = found[group];
  const parts = [
    { key: "shared", told: "Of both", links: shared },
    { key: "a", told: `Of ${found.a.name} only`, links: a },
    { key: "b", told: `Of ${found.b.name} only`, links: b },
  ].filter((part) => part.links.total > 0);
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>{name}</h2>
      {parts.map((part) => (
        <details key={part.key} className={styles.part} open={part.key === "shared"}>
          <summary>
            <bdi>{part.told}</bdi> · {part.links.total.toLocaleString("en-GB")}
          </summary>
          <Table found={found} first={name}>
            {part.links.entities.map((link) => (
              <Row
                key={link.entity.id}
                {...props}
                figures={linkFigures(found, group, link)}
                name={<Entity entity={link.entity} />}
              />
            ))}
          </Table>
          <Truncated
            shown={part.links.entities.length}
            total={part.links.total}
            what={name.toLowerCase()}
            {...(onAll ? { onMore: onAll } : {})}
          />
        </details>
      ))}
    </section>
  );
}
