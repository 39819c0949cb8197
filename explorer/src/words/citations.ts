/** Citations of a sentence in a document, as footnotes (Chicago) and as BibTeX. */

import type { Cited, Evidence } from "@/api/types";
import { readCsvRow } from "./csv";
import { tellDate } from "./dates";

const HTTP = /^https?:\/\//i;

/** An address that may be a link: http and https, nothing else. */
export function safeLink(url: string | null | undefined): string | null {
  return url && HTTP.test(url.trim()) ? url.trim() : null;
}

const AUTHORITY = "Entente authority";

/** Of a row of a table that Entente brings along: which table, and the source that the row names. */
export function readAuthority(evidence: Evidence): { table: string; source: string | null } | null {
  if (evidence.document.publisher !== AUTHORITY) return null;
  return { table: evidence.document.title, source: safeLink(readCsvRow(evidence.text).at(-1)) };
}

/** As a footnote of the Chicago style: publisher, "title," day, address. */
export function citeChicago(document: Cited): string {
  const parts = [
    document.publisher,
    `“${document.title.replace(/[.,]$/, "")},”`,
    document.published ? tellDate(document.published) : "n.d.",
    safeLink(document.url),
  ].filter(Boolean);
  const told = parts.join(", ").replace(",”,", ",”");
  return `${told}.`;
}

/** As an entry of BibTeX; its key is the document's. */
export function citeBibtex(document: Cited): string {
  const fields: [string, string | null][] = [
    ["title", document.title],
    ["author", document.publisher && `{${document.publisher}}`],
    ["date", document.published],
    ["url", safeLink(document.url)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${escapeTex(value ?? "")}},`);
  return [`@online{${document.id.split("/").pop() ?? document.id},`, ...lines, "}"].join("\n");
}

function escapeTex(text: string): string {
  return text.replace(/[\\%&$#_]/g, (letter) => (letter === "\\" ? "\\textbackslash{}" : `\\${letter}`));
}

/** A sentence with its source, to be pasted. */
export function citeSentence(evidence: Evidence): string {
  return `“${evidence.text}” ${citeChicago(evidence.document)}`;
}
