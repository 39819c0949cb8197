/** What can be kept of a view: its link, files, and its name among the saved ones. */

import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Link } from "react-router";
import { useDark } from "@/app/theme";
import { factsOf, type Scene } from "@/graph/model";
import type { Drawn } from "@/parts/GraphPane";
import { download } from "./download";
import styles from "./ShareMenu.module.css";
import { forgetView, saveView, useSavedViews } from "./saved";

interface Props {
  readonly scene: Scene;
  readonly name: string;
  readonly address: string;
  readonly drawn: Drawn | null;
}

const FORMATS = [
  { id: "png", name: "Picture (PNG)", drawn: true },
  { id: "svg", name: "Drawing (SVG)", drawn: true },
  { id: "csv", name: "Table of facts (CSV)", drawn: false },
  { id: "graphml", name: "Graph (GraphML)", drawn: false },
  { id: "txt", name: "Citations (Chicago)", drawn: false },
  { id: "bib", name: "Citations (BibTeX)", drawn: false },
] as const;
type Format = (typeof FORMATS)[number]["id"];

export function ShareMenu({ scene, name, address, drawn }: Props) {
  const [said, setSaid] = useState("");
  const dark = useDark();
  const file = `entente ${name}`
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, " ")
    .slice(0, 80)
    .trim();
  const say = (text: string) => {
    setSaid(text);
    setTimeout(() => setSaid(""), 3000);
  };
  async function save(format: Format) {
    const exports = await import("@/graph/exports");
    const facts = factsOf(scene);
    try {
      if (format === "png" && drawn) download(`${file}.png`, await drawn.png());
      if (format === "svg" && drawn)
        download(`${file}.svg`, exports.writeSvg(scene, drawn.places(), dark), "image/svg+xml");
      if (format === "csv") download(`${file}.csv`, exports.writeCsv(facts), "text/csv");
      if (format === "graphml") download(`${file}.graphml`, exports.writeGraphml(scene), "application/xml");
      if (format === "txt") download(`${file}.txt`, exports.writeChicago(facts));
      if (format === "bib") download(`${file}.bib`, exports.writeBibtex(facts), "application/x-bibtex");
    } catch (error) {
      say(`It could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  async function copyLink() {
    try {
      await navigator.clipboard.writeText(new URL(`/explore${address}`, location.href).href);
      say("Link copied");
    } catch {
      say("The browser does not allow copying; the address bar has the link");
    }
  }
  return (
    <div className={styles.menu}>
      <button type="button" onClick={copyLink}>
        Copy link
      </button>
      <MenuTrigger>
        <Button>Download</Button>
        <Popover className={styles.popover ?? ""} placement="bottom end">
          <Menu
            className={styles.list ?? ""}
            aria-label="Download this view"
            disabledKeys={FORMATS.filter((one) => one.drawn && !drawn).map((one) => one.id)}
            onAction={(key) => void save(key as Format)}
          >
            {FORMATS.map((format) => (
              <MenuItem key={format.id} id={format.id} className={styles.item ?? ""}>
                {format.name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span role="status" className={styles.said}>
        {said}
      </span>
    </div>
  );
}

/** Views that were saved in this browser, and a way to save this one. */
export function SavedViews({ name, address }: { name: string; address: string }) {
  const views = useSavedViews();
  const [text, setText] = useState("");
  return (
    <details className={styles.saved}>
      <summary>Saved views{views.length > 0 ? ` (${views.length})` : ""}</summary>
      <form
        className={styles.save}
        onSubmit={(event) => {
          event.preventDefault();
          saveView({ name: text.trim() || name, address: address || "?" });
          setText("");
        }}
      >
        <input
          aria-label="Name of this view"
          placeholder={name}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit">Save</button>
      </form>
      <ul>
        {views.map((view) => (
          <li key={view.name} className={styles.one}>
            <Link to={`/explore${view.address}`}>
              <bdi>{view.name}</bdi>
            </Link>
            <button
              type="button"
              className="quiet"
              aria-label={`Forget ${view.name}`}
              onClick={() => forgetView(view.name)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <p className="small soft">Kept in this browser only.</p>
    </details>
  );
}
