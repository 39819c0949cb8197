/** Evidence: each sentence with the mentions marked, its document, and the ways to open and to cite it. */

import { useState } from "react";
import { Link } from "react-router";
import type { Fact, Evidence as Sentence } from "@/api/types";
import { toDocument } from "@/app/routes";
import { citeSentence, readAuthority, safeLink } from "@/words/citations";
import { tellDate } from "@/words/dates";
import { markMentions } from "@/words/marks";
import styles from "./Evidence.module.css";

/** All sentences of a fact; a fact without any is an error of the store, and is told as one. */
export function EvidenceList({ fact }: { fact: Fact }) {
  if (fact.evidence.length === 0) {
    return (
      <p className={styles.missing} role="alert">
        No sentence states this: the store is damaged. Reading its documents again (entente rebuild) mends it.
      </p>
    );
  }
  const spellings = Object.values(fact.roles).flatMap((roles) => roles.map((role) => role.surface));
  return (
    <ol className={styles.list}>
      {fact.evidence.map((one) => (
        <li key={`${one.document.id} ${one.charStart}`}>
          <EvidenceItem evidence={one} spellings={spellings} />
        </li>
      ))}
    </ol>
  );
}

/** One sentence and its source. */
export function EvidenceItem({ evidence, spellings = [] }: { evidence: Sentence; spellings?: readonly string[] }) {
  const listed = readAuthority(evidence);
  if (listed) return <Listed evidence={evidence} table={listed.table} source={listed.source} />;
  return (
    <figure className={styles.evidence}>
      <blockquote dir="auto" data-evidence={evidence.text}>
        <Marked text={evidence.text} spellings={spellings} />
      </blockquote>
      {evidence.context.map((context) => (
        <p key={context.charStart} dir="auto" className={styles.context}>
          <Marked text={context.text} spellings={spellings} />
        </p>
      ))}
      <figcaption className={styles.source}>
        <Source evidence={evidence} />
        <span className={styles.acts}>
          <Link to={toDocument(evidence.document.id, evidence.charStart)}>Open at sentence</Link>
          <CopyCitation evidence={evidence} />
        </span>
      </figcaption>
    </figure>
  );
}

/** A row of a table that Entente brings along, with the source that it names. */
function Listed({ evidence, table, source }: { evidence: Sentence; table: string; source: string | null }) {
  return (
    <p className={styles.source} data-evidence={evidence.text}>
      <span>Known before any document was read: a row of the table of {table}</span>
      <span className={styles.acts}>
        {source ? (
          <a href={source} target="_blank" rel="noopener noreferrer">
            Source of the row
          </a>
        ) : null}
        <Link to={toDocument(evidence.document.id, evidence.charStart)}>Open the table</Link>
      </span>
    </p>
  );
}

function Source({ evidence }: { evidence: Sentence }) {
  const { title, publisher, published, url } = evidence.document;
  const link = safeLink(url);
  return (
    <span>
      <cite>
        {link ? (
          <a href={link} target="_blank" rel="noopener noreferrer" dir="auto">
            {title}
          </a>
        ) : (
          <bdi>{title}</bdi>
        )}
      </cite>
      {publisher ? (
        <>
          {" "}
          · <bdi>{publisher}</bdi>
        </>
      ) : null}
      {published ? ` · published ${tellDate(published)}` : null}
    </span>
  );
}

/** A text with mentions marked. */
export function Marked({ text, spellings }: { text: string; spellings: readonly string[] }) {
  let offset = 0;
  return markMentions(text, spellings).map((piece) => {
    const key = offset;
    offset += piece.text.length;
    return piece.marked ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>;
  });
}

/** Copies sentence and source to the clipboard. */
export function CopyCitation({ evidence }: { evidence: Sentence }) {
  return <Copy text={citeSentence(evidence)} what="Copy citation" />;
}

/** A button that copies a text and says so. */
export function Copy({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState<string | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("The browser does not allow copying");
    }
    setTimeout(() => setSaid(null), 2000);
  }
  return (
    <button type="button" className={styles.copy} onClick={copy}>
      <span aria-live="polite">{said ?? what}</span>
    </button>
  );
}
