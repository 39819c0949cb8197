/** Short names of facts for the canvas; the whole sentence is in the list and the panel. */

import type { Fact } from "@/api/types";
import { count, tellCode, tellFactDate } from "@/words/facts";
import { tellLabel } from "@/words/labels";

/** A fact as a node: "Meeting", "Power cut", with its day and how many reports it has. */
export function tellNode(fact: Fact): string {
  const kind = fact.kind && fact.kind !== "other" ? tellCode(fact.kind) : tellLabel(fact.type);
  const told = capital(kind);
  const day = fact.date ? tellFactDate(fact) : "";
  const reports = fact.reports > 1 ? count(fact.reports, "report") : "";
  return [told, day, reports].filter(Boolean).join(" · ");
}

/** A fact as a link between its two ends: "met", "power cut", "Minister of Defence". */
export function tellLink(fact: Fact): string {
  const reports = fact.reports > 1 && fact.type !== "Office" ? ` · ${count(fact.reports, "report")}` : "";
  return `${wordOf(fact)}${reports}`;
}

function wordOf(fact: Fact): string {
  if (fact.type === "Office") return fact.title ?? "holds an office";
  if (fact.type === "Meeting") return fact.status === "planned" ? "is to meet" : "met";
  if (fact.type === "Statement") return "said";
  return fact.kind && fact.kind !== "other" ? tellCode(fact.kind) : tellLabel(fact.type);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
