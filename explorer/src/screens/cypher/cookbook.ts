/** Examples: the questions of graph/cookbook.md with their statements. */

import text from "../../../../graph/cookbook.md?raw";

export interface Recipe {
  readonly question: string;
  readonly statement: string;
}

/** The recipes of a cookbook: each numbered heading with the first Cypher under it. */
export function readCookbook(markdown: string): readonly Recipe[] {
  return markdown
    .split(/^## \d+\. /m)
    .slice(1)
    .flatMap((section) => {
      const question = section.slice(0, section.indexOf("\n")).trim();
      const statement = /```cypher\n([\s\S]*?)\n```/.exec(section)?.[1];
      return statement ? [{ question, statement }] : [];
    });
}

export const COOKBOOK = readCookbook(text);
