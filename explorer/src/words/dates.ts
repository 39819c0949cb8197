/** Dates as people read them: "17 Feb 2025", "Feb 2025", "24–25 Feb 2025". */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day, month, year or interval of ISO 8601 in words; what is none is told as it is. */
export function tellDate(date: string | null | undefined): string {
  if (!date) return "no date";
  const [first, last] = date.split("/");
  if (first && last && first !== last) return tellInterval(first, last);
  return tellOne(first ?? date);
}

function tellOne(date: string): string {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  const month = parts?.[2] ? MONTHS[Number(parts[2]) - 1] : undefined;
  if (!parts) return date;
  return [parts[3] ? Number(parts[3]) : "", month ?? "", parts[1]].filter(Boolean).join(" ");
}

function tellInterval(first: string, last: string): string {
  if (first === "..") return `until ${tellOne(last)}`;
  if (last === "..") return `since ${tellOne(first)}`;
  if (first.length === 10 && last.length === 10 && first.slice(0, 7) === last.slice(0, 7)) {
    return `${Number(first.slice(8))}–${tellOne(last)}`;
  }
  return `${tellOne(first)} – ${tellOne(last)}`;
}
