/** Colours and shapes of kinds of things, for canvas, map and legend; the sheet tokens.css has the same as --kind-*. */

import type { Label } from "@/api/types";

export type Shape =
  | "square"
  | "circle"
  | "diamond"
  | "hexagon"
  | "octagon"
  | "rounded"
  | "triangle"
  | "pentagon"
  | "tag"
  | "page";

export interface Look {
  readonly colour: string;
  readonly shape: Shape;
  readonly hollow: boolean;
}

export const LOOKS: Readonly<Record<Label, Look>> = {
  Country: { colour: "#2D45B8", shape: "square", hollow: false },
  Official: { colour: "#DE7818", shape: "circle", hollow: false },
  Person: { colour: "#DE7818", shape: "circle", hollow: true },
  Organization: { colour: "#00876A", shape: "hexagon", hollow: false },
  Place: { colour: "#FFDE35", shape: "diamond", hollow: false },
  Asset: { colour: "#FFDE35", shape: "diamond", hollow: true },
  Crime: { colour: "#850A17", shape: "octagon", hollow: false },
  Meeting: { colour: "#9F78A6", shape: "rounded", hollow: false },
  Measure: { colour: "#59D4FF", shape: "triangle", hollow: false },
  Agreement: { colour: "#524356", shape: "pentagon", hollow: false },
  Statement: { colour: "#A6BCA1", shape: "tag", hollow: false },
  Document: { colour: "#FFFFFF", shape: "page", hollow: false },
};

export const OUTLINE = { light: "#1F2328", dark: "#E6E8EB" } as const;
export const PAPER = { light: "#FFFFFF", dark: "#14171A" } as const;
