import { expect, test } from "vitest";
import { citeBibtex, citeChicago, readAuthority, safeLink } from "./citations";

const document = {
  id: "document/0f3c",
  title: "Thailand cuts power & fuel",
  publisher: "Xinhua",
  published: "2025-02-05",
  url: "https://news.example/a_b",
};

test("Chicago", () =>
  expect(citeChicago(document)).toBe("Xinhua, “Thailand cuts power & fuel,” 5 Feb 2025, https://news.example/a_b."));

test("BibTeX escapes what TeX would read", () => {
  expect(citeBibtex(document)).toContain("title = {Thailand cuts power \\& fuel}");
  expect(citeBibtex(document)).toMatch(/^@online\{0f3c,/);
});

test.each(["javascript:alert(1)", "data:text/html,x", " JavaScript:alert(1)", "/x", null])("%s is no link", (url) =>
  expect(safeLink(url)).toBeNull(),
);

test("a row of the authority names its source, and only a link as one", () => {
  const row = (text: string, publisher: string) => ({
    text,
    charStart: 0,
    charEnd: 9,
    context: [],
    document: { ...document, title: "officials", publisher },
  });
  expect(readAuthority(row('mm-x,"X, Y",https://en.example/X_(general)', "Entente authority"))).toEqual({
    table: "officials",
    source: "https://en.example/X_(general)",
  });
  expect(readAuthority(row("mm-x,javascript:alert(1)", "Entente authority"))?.source).toBeNull();
  expect(readAuthority(row("A sentence.", "Xinhua"))).toBeNull();
});
