/** GraphView: what a drawing of a scene can do, whoever draws it. */

import type { Places } from "./layout";
import type { Scene } from "./model";

export interface Heard {
  /** Something was chosen, or the paper (null); `also` adds to what is selected. */
  readonly onSelect: (id: string | null, also: boolean) => void;
  readonly onExpand: (id: string) => void;
  /** A thing was dragged to a place. */
  readonly onMove: (id: string, x: number, y: number) => void;
}

export interface GraphView {
  /** Draw a scene at its places; what has none yet is drawn when it has. */
  show: (scene: Scene, places: Places, pinned: ReadonlySet<string>) => void;
  select: (ids: ReadonlySet<string>, found: ReadonlySet<string> | null) => void;
  fit: () => void;
  zoom: (by: number) => void;
  /** Bring a thing into sight. */
  reveal: (id: string) => void;
  /** A picture of the whole scene. */
  png: (paper: string) => Promise<Blob>;
  recolour: (dark: boolean) => void;
  end: () => void;
}
