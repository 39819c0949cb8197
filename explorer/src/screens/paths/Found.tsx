import type { Answer, Schemas } from "@/api/client";
import { EvidenceItem } from "@/parts/Evidence";
import { FactRow } from "@/parts/FactRow";
import { NoResult } from "@/parts/states";
import { count } from "@/words/facts";
import { Drawing } from "./Drawing";
import styles from "./paths.module.css";
import { FREE, letGo, type PathQuestion } from "./question";

type Path = Schemas["PathOut"];
type Step = Schemas["StepOut"];

interface Props {
  answer: Answer<"/v1/paths">;
  question: PathQuestion;
  onChange: (changes: Partial<PathQuestion>) => void;
}

/** The paths that were found, or what comes nearest. */
export function Found({ answer, question, onChange }: Props) {
  const { paths, misses, middles, cut } = answer;
  return (
    <>
      {cut ? (
        <p className={styles.cut} role="status">
          {cut}
        </p>
      ) : null}
      {middles.length > 0 ? <Middles middles={middles} /> : null}
      {paths.length > 0 ? (
        <>
          <p className={styles.summary} role="status">
            {count(paths.length, "path")}, the shortest first, of equal length the best attested first
          </p>
          <ol className={styles.paths}>
            {paths.map((path, index) => (
              <li key={keyOf(path)}>
                <PathTold path={path} name={`Path ${index + 1}`} />
              </li>
            ))}
          </ol>
          <button type="button" className={styles.print} onClick={() => window.print()}>
            Print
          </button>
        </>
      ) : null}
      {misses.length > 0 ? <Misses misses={misses} question={question} onChange={onChange} /> : null}
      {paths.length === 0 && misses.length === 0 ? <NoResult what="paths" onClear={() => onChange(FREE)} /> : null}
    </>
  );
}

const keyOf = (path: Path) => path.steps.map((step) => `${step.from.id}>${step.to.id}`).join(" ");

function Middles({ middles }: { middles: readonly Schemas["MiddleOut"][] }) {
  return (
    <section className={styles.middles}>
      <h2>Who stands between most of them</h2>
      <ul>
        {middles.map((middle) => (
          <li key={middle.id}>
            <bdi>{middle.sentence}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PathTold({ path, name }: { path: Path; name: string }) {
  return (
    <article className={styles.path} aria-label={name} data-path={path.length}>
      <header className={styles.head}>
        <h2>{name}</h2>
        <span className="soft">{count(path.length, "step")}</span>
      </header>
      <Drawing path={path} />
      <ol className={styles.steps}>
        {path.steps.map((step) => (
          <li key={`${step.from.id} ${step.to.id}`} data-step={`${step.from.id} ${step.to.id}`}>
            <StepTold step={step} />
          </li>
        ))}
      </ol>
    </article>
  );
}

/** A step: its sentence, the passage that states it, and the other facts that join the same two. */
function StepTold({ step }: { step: Step }) {
  const [best, ...others] = step.facts;
  const [evidence, ...more] = best?.evidence ?? [];
  const spellings = Object.values(best?.roles ?? {}).flatMap((roles) => roles.map((role) => role.surface));
  return (
    <div className={styles.step}>
      <p className={styles.sentence}>
        <bdi>{step.sentence}</bdi>
      </p>
      {evidence ? <EvidenceItem evidence={evidence} spellings={spellings} /> : null}
      {more.length > 0 && best ? (
        <details>
          <summary>{count(more.length, "more sentence says", "more sentences say")} so</summary>
          {more.map((one) => (
            <EvidenceItem key={`${one.document.id} ${one.charStart}`} evidence={one} spellings={spellings} />
          ))}
        </details>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>
            {count(step.total - 1, "other fact joins", "other facts join")} <bdi>{step.from.name}</bdi> and{" "}
            <bdi>{step.to.name}</bdi>
          </summary>
          {others.map((fact) => (
            <FactRow key={fact.id} fact={fact} />
          ))}
          {step.total > step.facts.length ? (
            <p className="small soft">
              {step.facts.length} of {step.total} facts
            </p>
          ) : null}
        </details>
      ) : null}
    </div>
  );
}

function Misses({ misses, question, onChange }: Omit<Props, "answer"> & { misses: readonly Schemas["MissOut"][] }) {
  return (
    <section className={styles.misses} aria-label="What comes nearest">
      {misses.map((miss) => (
        <div key={`${miss.from.id} ${miss.to.id} ${miss.relaxed} ${miss.sentence}`} className={styles.miss}>
          <p className={miss.relaxed ? undefined : styles.none}>
            <bdi>{miss.sentence}</bdi>
          </p>
          {miss.path ? <Drawing path={miss.path} /> : null}
          {miss.relaxed ? (
            <button type="button" onClick={() => onChange(letGo(miss.relaxed, question))}>
              Search with this changed
            </button>
          ) : null}
        </div>
      ))}
    </section>
  );
}
