/** Months in a row, from the periods that the API tells. */

export interface Month {
  readonly month: string;
  readonly dated: number;
  readonly undated: number;
}

interface Period {
  readonly period: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly undated: Readonly<Record<string, number>>;
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, n) => all + n, 0);

/** The month of a date; of a year the one that is given. */
export const monthOf = (date: string, ofYear: string) => (date.length === 4 ? `${date}-${ofYear}` : date.slice(0, 7));

/** Every month from the first to the last that has facts. What is dated by its year alone stands in its January. */
export function listMonths(periods: readonly Period[]): Month[] {
  const found = new Map<string, Month>();
  for (const { period, counts, undated } of periods) {
    if (!/^\d{4}/.test(period)) continue;
    const month = monthOf(period, "01");
    const known = found.get(month) ?? { month, dated: 0, undated: 0 };
    found.set(month, { month, dated: known.dated + sum(counts), undated: known.undated + sum(undated) });
  }
  const names = [...found.keys()].sort();
  const [first, last] = [names[0], names[names.length - 1]];
  if (!first || !last) return [];
  const all: Month[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    all.push(found.get(month) ?? { month, dated: 0, undated: 0 });
  }
  return all;
}

function nextMonth(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return number === 12
    ? `${String((year ?? 0) + 1).padStart(4, "0")}-01`
    : `${String(year).padStart(4, "0")}-${String((number ?? 0) + 1).padStart(2, "0")}`;
}
