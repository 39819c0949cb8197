/** What is named by all the words that are looked for. */
export function findNames<T extends { readonly name: string }>(all: readonly T[], found: string): readonly T[] {
  const words = fold(found).split(/\s+/).filter(Boolean);
  return words.length === 0 ? all : all.filter((one) => words.every((word) => fold(one.name).includes(word)));
}

const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Script=Latin}\p{M}+/gu, (letters) => letters[0] ?? "")
    .toLowerCase();
