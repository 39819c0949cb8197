/** The API over HTTP: typed by its OpenAPI document, each failure with its cause, its remedy and the request's id. */

import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
type Json = { content: { "application/json": unknown } };
type Gets = { [P in keyof paths]: paths[P] extends { get: { responses: { 200: Json } } } ? P : never }[keyof paths];
type Get<P extends Gets> = paths[P]["get"];
export type Query<P extends Gets> = Get<P> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;
type Path<P extends Gets> = Get<P> extends { parameters: { path: infer I } } ? I : undefined;
type Body<T> = T extends { responses: { 200: { content: { "application/json": infer B } } } } ? B : never;

/** What a route answers; without `fields` it is always whole. */
export type Answer<P extends Gets> = Whole<Body<Get<P>>>;
type Whole<T> = T extends unknown ? (Schemas["SparseOut"] extends T ? never : T) : never;

/** A request that failed: refused by the API (a problem), not answered in time, or not answered at all. */
export class Failure extends Error {
  readonly status: number;
  readonly title: string;
  readonly remedy: string | null;
  readonly request: string | null;
  readonly choices: readonly Schemas["MeaningOut"][];

  constructor(told: {
    status: number;
    title: string;
    detail: string;
    remedy?: string | null;
    request?: string | null;
    choices?: readonly Schemas["MeaningOut"][] | null;
  }) {
    super(told.detail);
    this.name = "Failure";
    this.status = told.status;
    this.title = told.title;
    this.remedy = told.remedy ?? null;
    this.request = told.request ?? null;
    this.choices = told.choices ?? [];
  }
}

const KEY = "entente:key";

/** The API key of this tab; kept in session storage only. */
export function readKey(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keep a key for this tab, or forget it. */
export function keepKey(key: string | null): void {
  if (key) sessionStorage.setItem(KEY, key);
  else sessionStorage.removeItem(KEY);
}

type Value = string | number | boolean;

/** The address of a request: an id keeps its slashes, a list is repeated, what is absent is left out. */
export function address(path: string, query: object = {}, id?: string): string {
  const filled = id === undefined ? path : path.replace("{id}", id.split("/").map(encodeURIComponent).join("/"));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, Value | readonly Value[] | null | undefined][]) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") search.append(name, String(one));
    }
  }
  const told = search.toString();
  return told ? `${filled}?${told}` : filled;
}

/** Send a request with the key, if there is one. Errors: Failure; what was cancelled rejects with an AbortError. */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const key = readKey();
  if (key) headers.set("X-API-Key", key);
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Failure({
      status: 0,
      title: "No answer",
      detail: "The server cannot be reached.",
      remedy: "Check that it runs, then try again.",
    });
  }
  if (!response.ok) throw await readFailure(response);
  return response;
}

async function readFailure(response: Response): Promise<Failure> {
  const request = response.headers.get("X-Request-ID");
  try {
    const told = (await response.json()) as Partial<Schemas["Problem"]>;
    return new Failure({
      status: response.status,
      title: told.title ?? `Error ${response.status}`,
      detail: told.detail ?? response.statusText,
      remedy: told.remedy ?? null,
      request: told.request ?? request,
      choices: told.choices ?? null,
    });
  } catch {
    return new Failure({
      status: response.status,
      title: `Error ${response.status}`,
      detail: response.statusText,
      request,
    });
  }
}

/** Ask a route. Errors: Failure. */
export async function get<P extends Gets>(
  path: P,
  query?: Query<P>,
  more: { signal?: AbortSignal; id?: Path<P> extends { id: string } ? string : never } = {},
): Promise<Answer<P>> {
  const init = more.signal ? { signal: more.signal } : {};
  const response = await send(address(path, query, more.id), init);
  return (await response.json()) as Answer<P>;
}

/** Send JSON. Errors: Failure. */
export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
    ...(signal ? { signal } : {}),
  };
  return (await (await send(path, init)).json()) as T;
}
