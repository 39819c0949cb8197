/** Addresses of screens, made in one place, so that links and screens agree. */

import { address } from "@/api/client";

export const SCREENS = [
  { path: "/explore", name: "Explore", key: "1" },
  { path: "/paths", name: "Paths", key: "2" },
  { path: "/compare", name: "Compare", key: "3" },
  { path: "/document", name: "Documents", key: "4" },
  { path: "/ask", name: "Ask", key: "5" },
  { path: "/cypher", name: "Cypher", key: "6" },
] as const;

const encoded = (id: string) => id.split("/").map(encodeURIComponent).join("/");

/** The Explore screen around entities, with one thing selected. */
export const toExplore = (seeds: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  address("/explore", { seed: seeds.join(","), ...more });
export const toEntity = (id: string) => `/entity/${encoded(id)}`;
export const toPaths = (a?: string, b?: string) => address("/paths", { a, b });
export const toCompare = (a?: string, b?: string) => address("/compare", { a, b });
export const toAsk = (q: string) => address("/ask", { q });
export const toCypher = (q: string) => address("/cypher", { q });
/** A document, at the sentence that begins at an offset (code points). */
export const toDocument = (id: string, start?: number) =>
  `/document/${encoded(id)}${start === undefined ? "" : `#p${start}`}`;
