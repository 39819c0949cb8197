import { expect, test } from "vitest";
import { readNumber, withQuery } from "./addresses";

test("changes replace what they name and leave the rest", () => {
  const before = new URLSearchParams("a=x&via=Place&via=Official&deeds=true");
  expect(withQuery(before, { via: ["Person"], deeds: false, max: 3, k: null }).toString()).toBe("a=x&via=Person&max=3");
  expect(before.toString()).toBe("a=x&via=Place&via=Official&deeds=true");
});

test.each([
  ["4", 4],
  ["7", 6],
  ["0", 6],
  ["2.5", 6],
  ["x", 6],
  [null, 6],
])("%s steps are read as %s", (text, read) => {
  expect(readNumber(text, 6, 1, 6)).toBe(read);
});
