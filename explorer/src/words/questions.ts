const OPENINGS =
  /^(who|whom|whose|what|which|when|where|why|how|did|do|does|is|are|was|were|has|have|list|show|name|count)\b.*\s/i;

/** Whether a text that was typed is a question and not a name. */
export function isQuestion(text: string): boolean {
  return text.trim().endsWith("?") || OPENINGS.test(text.trim());
}
