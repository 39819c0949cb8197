import { expect, test } from "vitest";
import { readCsvRow, writeCsv } from "./csv";

test("cells with commas, quotes and lines are quoted, null is nothing", () => {
  expect(
    writeCsv(
      ["a", "b"],
      [
        ['x, "y"', null],
        [{ id: 1 }, "two\nlines"],
      ],
    ),
  ).toBe('a,b\r\n"x, ""y""",\r\n"{""id"":1}","two\nlines"\r\n');
});

test("a row that was written is read back", () => {
  const cells = ["plain", 'with "quotes"', "a, comma", "", "last"];
  expect(readCsvRow(writeCsv(cells, []).trimEnd())).toEqual(cells);
});
