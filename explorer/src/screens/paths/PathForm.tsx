import { useState } from "react";
import { DayField } from "@/parts/DayField";
import { NamePicker } from "@/parts/NamePicker";
import { tellLabel } from "@/words/labels";
import styles from "./paths.module.css";
import { countSettings, FREE, LONGEST, MIDDLES, MOST, type PathQuestion, STEPS } from "./question";

interface Props {
  question: PathQuestion;
  onChange: (changes: Partial<PathQuestion>) => void;
}

const MORE_ENDS = 5;
const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

/** The ends of paths, and what may be on the way. */
export function PathForm({ question, onChange }: Props) {
  const [adding, setAdding] = useState(false);
  const ends = question.b.length > 0 ? [...question.b, ...(adding ? [null] : [])] : [null];
  function setEnd(index: number, id: string | null) {
    const changed = [...question.b];
    if (id === null) changed.splice(index, 1);
    else changed[index] = id;
    setAdding(false);
    onChange({ b: changed });
  }
  return (
    <search className={styles.form}>
      <div className={styles.ends}>
        <NamePicker label="From" value={question.a} onChange={(a) => onChange({ a })} />
        {ends.map((end, index) => (
          <NamePicker
            key={end ?? `new ${index}`}
            label={index === 0 ? "To" : "and to"}
            value={end}
            onChange={(id) => setEnd(index, id)}
          />
        ))}
      </div>
      <div className={styles.acts}>
        <button
          type="button"
          disabled={!question.a || question.b.length !== 1}
          onClick={() => onChange({ a: question.b[0] ?? null, b: question.a ? [question.a] : [] })}
        >
          Swap
        </button>
        <button
          type="button"
          disabled={question.b.length === 0 || question.b.length >= MORE_ENDS || adding}
          onClick={() => setAdding(true)}
        >
          Add another end
        </button>
      </div>
      <Settings question={question} onChange={onChange} />
    </search>
  );
}

function Settings({ question, onChange }: Props) {
  const set = countSettings(question);
  return (
    <details className={styles.settings} open={set > 0}>
      <summary>What may be on the way{set > 0 ? ` · ${set} set` : ""}</summary>
      <div className={styles.fields}>
        <Choice
          label="Longest"
          value={question.max}
          options={upTo(LONGEST)}
          tell={steps}
          onChange={(max) => onChange({ max })}
        />
        <Choice
          label="Paths for each pair"
          value={question.k}
          options={upTo(MOST)}
          tell={String}
          onChange={(k) => onChange({ k })}
        />
        <label>
          Only steps of one kind
          <select
            value={question.step ?? ""}
            onChange={(event) => onChange({ step: STEPS.find((step) => step === event.target.value) ?? null })}
          >
            <option value="">Any</option>
            {STEPS.map((step) => (
              <option key={step} value={step}>
                {tellLabel(step, 2)}
              </option>
            ))}
          </select>
        </label>
        <DayField label="Not before" value={question.from} onChange={(from) => onChange({ from })} />
        <DayField label="Not after" value={question.to} onChange={(to) => onChange({ to })} />
      </div>
      <Kinds legend="Only by way of" chosen={question.via} onChange={(via) => onChange({ via })} />
      <Kinds legend="Never by way of" chosen={question.never} onChange={(never) => onChange({ never })} />
      <fieldset className={styles.kinds}>
        <legend>Also</legend>
        <Tick
          label="Only what was done: no plans or proposals"
          on={question.deeds}
          onChange={(deeds) => onChange({ deeds })}
        />
        <Tick label="Through countries too" on={question.countries} onChange={(countries) => onChange({ countries })} />
      </fieldset>
      <button type="button" disabled={set === 0} onClick={() => onChange(FREE)}>
        Clear these
      </button>
    </details>
  );
}

const steps = (n: number) => (n === 1 ? "1 step" : `${n} steps`);

function Choice(props: {
  label: string;
  value: number;
  options: readonly number[];
  tell: (n: number) => string;
  onChange: (n: number) => void;
}) {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.onChange(Number(event.target.value))}>
        {props.options.map((option) => (
          <option key={option} value={option}>
            {props.tell(option)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Kinds(props: {
  legend: string;
  chosen: PathQuestion["via"];
  onChange: (labels: PathQuestion["via"]) => void;
}) {
  return (
    <fieldset className={styles.kinds}>
      <legend>{props.legend}</legend>
      {MIDDLES.map((label) => (
        <Tick
          key={label}
          label={tellLabel(label, 2)}
          on={props.chosen.includes(label)}
          onChange={(on) => props.onChange(MIDDLES.filter((one) => (one === label ? on : props.chosen.includes(one))))}
        />
      ))}
    </fieldset>
  );
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
