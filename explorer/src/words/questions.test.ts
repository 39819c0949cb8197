import { expect, test } from "vitest";
import { isQuestion } from "./questions";

test.each([
  ["who met whom about Myawaddy", true],
  ["Myawaddy?", true],
  ["measures of Thailand", false],
  ["Myawaddy", false],
  ["WHO", false],
  ["Hun Sen", false],
])("%s: %s", (text, told) => expect(isQuestion(text)).toBe(told));
