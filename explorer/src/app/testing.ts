/** What jsdom lacks and the explorer asks for. */

import { afterEach } from "vitest";

globalThis.matchMedia ??= (media: string) =>
  ({ matches: false, media, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

afterEach(async () => {
  const { cleanup } = await import("@testing-library/react");
  cleanup();
});
