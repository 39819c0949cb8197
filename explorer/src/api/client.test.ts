import { afterEach, expect, test, vi } from "vitest";
import { address, Failure, get, keepKey } from "./client";

afterEach(() => {
  vi.unstubAllGlobals();
  keepKey(null);
});

test("an id keeps its slashes, lists are repeated, what is absent is left out", () => {
  expect(address("/v1/entities/{id}/neighbours", { limit: 25, cursor: undefined }, "place/mm myawaddy")).toBe(
    "/v1/entities/place/mm%20myawaddy/neighbours?limit=25",
  );
  expect(address("/v1/meetings", { who: ["TH", "CN"], about: "" })).toBe("/v1/meetings?who=TH&who=CN");
});

test("a problem becomes a failure with its remedy and request", async () => {
  const problem = { title: "Unknown name", detail: "no one is called Zzz", remedy: "Search first.", request: "r1" };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(problem), { status: 422 }));
  const failure = await get("/v1/search", { q: "Zzz" }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ status: 422, message: problem.detail, remedy: problem.remedy, request: "r1" });
});

test("a key of this tab is sent, and no other", async () => {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response("{}"));
  vi.stubGlobal("fetch", fetched);
  await get("/v1/stats");
  keepKey("k1");
  await get("/v1/stats");
  const sent = fetched.mock.calls.map(([, init]) => new Headers(init.headers).get("X-API-Key"));
  expect(sent).toEqual([null, "k1"]);
});
