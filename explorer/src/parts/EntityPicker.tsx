/** A field that finds an entity by any of its names: letters are forgiven, the kind and country are shown. */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { entityQuery, searchQuery } from "@/api/queries";
import type { EntityLabel, Hit } from "@/api/types";
import { tellLabel } from "@/words/labels";
import { isQuestion } from "@/words/questions";
import styles from "./EntityPicker.module.css";
import { Kind } from "./Kind";

interface Props {
  label: string;
  /** The id of the entity that is chosen, or none. */
  value: string | null;
  onChange: (id: string | null, hit: Hit | null) => void;
  only?: EntityLabel;
  placeholder?: string;
  labelHidden?: boolean;
  autoFocus?: boolean;
  /** Called with the text where Enter is pressed while no hit is chosen. */
  onText?: (text: string) => void;
  /** Empty the field once something was chosen: for a field that adds to a list. */
  clearOnChange?: boolean;
  inputId?: string;
}

export function EntityPicker(props: Props) {
  const { value, onChange, only, clearOnChange = false } = props;
  const chosen = useQuery({ ...entityQuery(value ?? ""), enabled: value !== null });
  const [text, setText] = useState("");
  const [round, setRound] = useState(0); // a new field each time: the old one would keep its list open
  const [typed, setTyped] = useState(false);
  const settled = useSettled(typed ? text : "");
  const found = useQuery(searchQuery(settled, only ? [only] : undefined));
  const name = chosen.data?.name;
  useEffect(() => {
    if (value === null) setText((now) => (typed ? now : ""));
    else if (name !== undefined && !typed) setText(name);
  }, [value, name, typed]);
  const wanted = typed ? text.trim() : "";
  const ready = wanted !== "" && settled === wanted && !found.isPlaceholderData && !found.isPending;
  const hits = wanted ? (found.data?.entities ?? []) : [];
  function choose(key: string | number | null) {
    const hit = hits.find((one) => one.id === key);
    if (!hit) return;
    setTyped(false);
    setText(clearOnChange ? "" : hit.name);
    if (clearOnChange) setRound(round + 1);
    onChange(hit.id, hit);
  }
  // Enter takes the first hit of what is typed now, so it waits for that one.
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    if (!entered || !(ready || found.isError)) return;
    setEntered(false);
    const first = hits[0];
    if (first && !(props.onText && isQuestion(text))) choose(first.id);
    else props.onText?.(wanted);
  });
  return (
    <ComboBox
      key={round}
      className={styles.picker}
      items={hits}
      inputValue={text}
      selectedKey={null}
      allowsCustomValue
      allowsEmptyCollection={wanted !== ""}
      menuTrigger="input"
      onInputChange={(now) => {
        if (now === text) return;
        setText(now);
        setTyped(true);
        setEntered(false);
        if (now === "" && value !== null) onChange(null, null);
      }}
      onSelectionChange={choose}
      onBlur={() => {
        if (value !== null && name !== undefined && !clearOnChange) {
          setTyped(false);
          setText(name);
        }
      }}
      {...(props.labelHidden ? { "aria-label": props.label } : {})}
    >
      {props.labelHidden ? null : <Label>{props.label}</Label>}
      <Input
        {...(props.inputId ? { id: props.inputId } : {})}
        className={styles.input ?? ""}
        placeholder={props.placeholder ?? ""}
        autoFocus={props.autoFocus ?? false}
        dir="auto"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.currentTarget.getAttribute("aria-activedescendant")) return;
          if (wanted && props.onText && isQuestion(wanted)) props.onText(wanted);
          else setEntered(wanted !== "");
        }}
      />
      <Popover className={styles.popover ?? ""} offset={4} data-empty={wanted === "" || undefined}>
        <ListBox<Hit>
          className={styles.list ?? ""}
          renderEmptyState={() => (
            <p className={styles.none}>{found.isError ? found.error.message : ready ? "No such name" : "Searching"}</p>
          )}
        >
          {(hit) => (
            <ListBoxItem id={hit.id} textValue={hit.name} className={styles.item ?? ""}>
              <Kind label={hit.label} />
              <span className={styles.names}>
                <Text slot="label" className={styles.name ?? ""}>
                  <bdi>{hit.name}</bdi>
                </Text>
                {hit.surface.toLowerCase() !== hit.name.toLowerCase() ? (
                  <bdi className="small soft">{hit.surface}</bdi>
                ) : null}
              </span>
              <Text slot="description" className={styles.kind ?? ""}>
                {[tellLabel(hit.label), hit.label === "Country" ? null : hit.country].filter(Boolean).join(", ")}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** A text once typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 120);
    return () => clearTimeout(timer);
  }, [text]);
  return settled.trim();
}
