import { expect, test } from "vitest";
import { tellDate } from "./dates";

test.each([
  ["2025-02-17", "17 Feb 2025"],
  ["2025-02", "Feb 2025"],
  ["2025", "2025"],
  ["2025-02-24/2025-02-25", "24–25 Feb 2025"],
  ["2025-02-27/2025-03-01", "27 Feb 2025 – 1 Mar 2025"],
  ["../2025-02", "until Feb 2025"],
  ["2025/..", "since 2025"],
  [null, "no date"],
  ["soon", "soon"],
])("%s is told as %s", (date, told) => expect(tellDate(date)).toBe(told));
