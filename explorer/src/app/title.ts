import { useEffect } from "react";

/** The title of the page: what is shown, then the program. */
export function useTitle(...parts: readonly (string | null | undefined)[]): void {
  const title = [...parts.filter(Boolean), "Entente"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
