import { expect, test } from "vitest";
import { changeQuestion, countSettings, FREE, letGo, readQuestion, toRequest } from "./question";

const read = (query: string) => readQuestion(new URLSearchParams(query));

test("an address is read, and what it cannot mean is left out", () => {
  const question = read(
    "a=official/x&b=official/y&b=place/z&max=99&k=2&via=Official&via=Nonsense&deeds=true&step=Meeting",
  );
  expect(question).toMatchObject({ a: "official/x", b: ["official/y", "place/z"], max: 6, k: 2, via: ["Official"] });
  expect(question).toMatchObject({ deeds: true, step: "Meeting" });
});

test("a question needs two ends", () => {
  expect(toRequest(read("a=official/x"))).toBeNull();
  expect(toRequest(read("a=x&b=y&max=2&from=2025"))).toMatchObject({ a: "x", b: ["y"], longest: 2, from: "2025" });
});

test("an address says only what is not usual", () => {
  const search = new URLSearchParams("a=x&b=y&max=2&via=Place&deeds=true");
  expect(changeQuestion(search, FREE).toString()).toBe("a=x&b=y");
  expect(changeQuestion(search, { max: 3 }).toString()).toBe("a=x&b=y&via=Place&deeds=true&max=3");
  expect(countSettings(readQuestion(changeQuestion(search, FREE)))).toBe(0);
});

test.each(["longest", "time", "via", "never", "step", "deeds", "countries", "crimes", "all"])(
  "letting %s go changes the question",
  (relaxed) => {
    const question = read("a=x&b=y&max=2&via=Place&never=Person&deeds=true&step=Meeting&from=2025&to=2025");
    const changed = { ...question, ...letGo(relaxed, question) };
    expect(changed).not.toEqual(question);
  },
);
