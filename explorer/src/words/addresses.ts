/** State in the query of an address: read, and changed without losing the rest. */

type Value = string | number | boolean | null | undefined | readonly string[];

/** The query with some names set anew; what is empty or absent is taken out. */
export function withQuery(search: URLSearchParams, changes: Readonly<Record<string, Value>>): URLSearchParams {
  const changed = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    changed.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values)
      if (one !== null && one !== undefined && one !== "" && one !== false) changed.append(name, String(one));
  }
  return changed;
}

/** A whole number between bounds, or else what is usual. */
export function readNumber(text: string | null, usual: number, least: number, most: number): number {
  const read = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isInteger(read) && read >= least && read <= most ? read : usual;
}
