/** Filters: those that are set, each to be taken away, and a way to add one. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { entityQuery, schemaQuery } from "@/api/queries";
import { EntityPicker } from "@/parts/EntityPicker";
import { tellCode } from "@/words/facts";
import { tellLabel } from "@/words/labels";
import { FILTERS, type FilterName, isFiltered, type State } from "./address";
import styles from "./FilterBar.module.css";
import { choicesOf, FILTER_NAMES, THINGS } from "./filter_words";

interface Props {
  readonly state: State;
  readonly leftOut: Readonly<Record<string, readonly string[]>>;
  readonly onFilter: (name: FilterName, values: readonly string[]) => void;
  readonly onClear: () => void;
}

export function FilterBar({ state, leftOut, onFilter, onClear }: Props) {
  const set = FILTERS.filter((name) => name !== "type" && state.filters[name]);
  const missing = Object.entries(leftOut);
  return (
    <div className={styles.filters}>
      <ul className={styles.chips} aria-label="Filters that are set">
        {set.flatMap((name) =>
          (state.filters[name] ?? []).map((value) => (
            <li key={`${name} ${value}`}>
              <button
                type="button"
                className={styles.chip}
                onClick={() =>
                  onFilter(
                    name,
                    (state.filters[name] ?? []).filter((one) => one !== value),
                  )
                }
              >
                <span>
                  <span className="soft">{FILTER_NAMES[name]}: </span>
                  <FilterValue name={name} value={value} />
                </span>
                <span aria-hidden="true">×</span>
                <span className="visually-hidden">Take this filter away</span>
              </button>
            </li>
          )),
        )}
      </ul>
      <AddFilter state={state} onFilter={onFilter} />
      {isFiltered(state) ? (
        <button type="button" onClick={onClear}>
          Clear the filters
        </button>
      ) : null}
      {missing.length > 0 && state.filters.type === undefined ? (
        <p className="small soft">
          {missing.map(([type]) => tellLabel(type, 2)).join(", ")} {missing.length === 1 ? "are" : "are"} left out:
          these filters do not apply to them.
        </p>
      ) : null}
    </div>
  );
}

/** A value of a filter in words. */
export function FilterValue({ name, value }: { name: FilterName; value: string }) {
  const schema = useQuery(schemaQuery());
  const entity = useQuery({ ...entityQuery(value), enabled: THINGS.includes(name) && value.includes("/") });
  const choice = choicesOf(name, schema.data).find((one) => one.value === value);
  return <bdi>{choice?.name ?? entity.data?.name ?? (name === "type" ? tellLabel(value, 2) : tellCode(value))}</bdi>;
}

function AddFilter({ state, onFilter }: Pick<Props, "state" | "onFilter">) {
  const [name, setName] = useState<FilterName | "">("");
  const schema = useQuery(schemaQuery());
  const choices = name ? choicesOf(name, schema.data) : [];
  const [text, setText] = useState("");
  const add = (value: string) => {
    if (!name || !value.trim()) return;
    const known = name === "min_documents" ? [] : (state.filters[name] ?? []);
    onFilter(name, [...new Set([...known, value.trim()])]);
    setName("");
    setText("");
  };
  return (
    <div className={styles.add}>
      <label className={styles.field}>
        <span className="visually-hidden">Add a filter</span>
        <select value={name} onChange={(event) => setName(event.target.value as FilterName | "")}>
          <option value="">Add a filter</option>
          {FILTERS.filter((one) => one !== "type" && one !== "document").map((one) => (
            <option key={one} value={one}>
              {FILTER_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      {name && THINGS.includes(name) ? (
        <EntityPicker
          label={FILTER_NAMES[name]}
          labelHidden
          value={null}
          placeholder={`${FILTER_NAMES[name]}: a name`}
          onChange={(id) => id && add(id)}
          clearOnChange
          {...(name === "country" ? { only: "Country" as const } : {})}
        />
      ) : null}
      {choices.length > 0 && name ? (
        <label className={styles.field}>
          <span className="visually-hidden">{FILTER_NAMES[name]}</span>
          <select value="" onChange={(event) => add(event.target.value)}>
            <option value="">{FILTER_NAMES[name]}: choose</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {name === "office" || name === "publisher" ? (
        <form
          className={styles.text}
          onSubmit={(event) => {
            event.preventDefault();
            add(text);
          }}
        >
          <input
            aria-label={FILTER_NAMES[name]}
            placeholder={name === "office" ? "minister" : "Xinhua"}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit">Add</button>
        </form>
      ) : null}
    </div>
  );
}
