/** A scene on a canvas, by Cytoscape. */

import cytoscape, { type ElementDefinition, type StylesheetJson } from "cytoscape";
import type { Label } from "@/api/types";
import { LOOKS, OUTLINE, PAPER, type Shape } from "@/app/colours";
import type { Point } from "./layout";
import { captionOf, FONT, SIGN, shorten, sizeOf } from "./measure";
import type { Edge, Node, Scene } from "./model";
import { namesThatFit } from "./names";
import type { GraphView, Heard } from "./view";

const SHAPES: Readonly<Record<Shape, string>> = {
  square: "rectangle",
  circle: "ellipse",
  diamond: "diamond",
  hexagon: "hexagon",
  octagon: "octagon",
  rounded: "round-rectangle",
  triangle: "triangle",
  pentagon: "pentagon",
  tag: "tag",
  page: "rectangle",
};
const FACT_SIGN = 20;

/** Draw into an element, which must have a size. Errors: what a browser without a canvas throws. */
export function startCytoscape(element: HTMLElement, heard: Heard, dark: boolean): GraphView {
  const cy = cytoscape({
    container: element,
    style: styleFor(dark, fontOf(element)),
    layout: { name: "preset" },
    minZoom: 0.08,
    maxZoom: 3,
    boxSelectionEnabled: false,
    autounselectify: true,
    pixelRatio: "auto",
    hideEdgesOnViewport: false,
    textureOnViewport: false,
  } as cytoscape.CytoscapeOptions);
  let scene: Scene = { nodes: [], edges: [], cut: 0 };
  let untouched = true;
  cy.on("tap", (event) => {
    const id = event.target === cy ? null : String(event.target.id());
    const pressed = event.originalEvent as MouseEvent | undefined;
    heard.onSelect(id, Boolean(pressed && (pressed.shiftKey || pressed.ctrlKey || pressed.metaKey)));
  });
  cy.on("dbltap", "node", (event) => heard.onExpand(String(event.target.id())));
  cy.on("dragfree", "node", (event) => {
    const node = scene.nodes.find((one) => one.id === event.target.id());
    if (!node) return;
    const at = boxAt(node, event.target.position());
    heard.onMove(node.id, Math.round(at.x), Math.round(at.y));
  });
  cy.on("mouseover", "node, edge", (event) => event.target.addClass("near"));
  cy.on("mouseout", "node, edge", (event) => event.target.removeClass("near"));
  cy.on("viewport", () => {
    untouched = false;
  });
  const showAll = () => {
    cy.fit(cy.elements(), 28);
    if (cy.zoom() > 1.25) {
      cy.zoom(1.25);
      cy.center(cy.elements());
    }
    untouched = true;
  };
  const resized = new ResizeObserver(() => {
    cy.resize();
    if (untouched) showAll();
  });
  resized.observe(element);
  return {
    show(next, places, pinned) {
      const before = cy.nodes().length;
      scene = next;
      const nodes = next.nodes.filter((node) => places[node.id]);
      const drawn = new Set(nodes.map((node) => node.id));
      const edges = next.edges.filter((edge) => drawn.has(edge.source) && drawn.has(edge.target));
      cy.batch(() => {
        const kept = new Set([...drawn, ...edges.map((edge) => edge.id)]);
        cy.elements()
          .filter((one) => !kept.has(one.id()))
          .remove();
        const named = namesThatFit(next, places);
        put(cy, [
          ...nodes.map((node) => nodeElement(node, places[node.id] ?? { x: 0, y: 0 }, pinned.has(node.id))),
          ...edges.map((edge) => edgeElement(edge, named.has(edge.id))),
        ]);
      });
      if (before === 0 || untouched) showAll();
    },
    select(ids, found) {
      cy.batch(() => {
        cy.elements().removeClass("chosen beside faint");
        const chosen = cy.elements().filter((one) => ids.has(one.id()) || ids.has(String(one.data("fact"))));
        chosen.addClass("chosen");
        chosen.neighborhood().addClass("beside");
        if (found)
          cy.elements()
            .filter((one) => !found.has(one.id()))
            .addClass("faint");
      });
    },
    fit: showAll,
    zoom(by) {
      cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    },
    reveal(id) {
      const found = cy.getElementById(id);
      if (found.empty()) return;
      const box = found.renderedBoundingBox();
      if (box.x1 < 0 || box.y1 < 0 || box.x2 > cy.width() || box.y2 > cy.height()) cy.center(found);
    },
    async png(paper) {
      const scale = Math.min(2, 8_000 / Math.max(1, cy.elements().boundingBox().w, cy.elements().boundingBox().h));
      return await cy.png({ output: "blob-promise", full: true, scale, bg: paper });
    },
    recolour(isDark) {
      cy.style(styleFor(isDark, fontOf(element)));
    },
    end() {
      resized.disconnect();
      cy.destroy();
    },
  };
}

const fontOf = (element: HTMLElement) => getComputedStyle(element).fontFamily || "sans-serif";

/** Change the elements that are there already, and add all others at once. */
function put(cy: cytoscape.Core, elements: readonly ElementDefinition[]): void {
  const added: ElementDefinition[] = [];
  for (const element of elements) {
    const known = cy.getElementById(String(element.data.id));
    if (known.empty()) {
      added.push(element);
      continue;
    }
    known.data(element.data);
    if (known.isNode() && element.position && !known.grabbed()) known.position(element.position);
  }
  cy.add(added);
}

/** Where a sign stands, whose caption below belongs to its box. */
export const signAt = (node: Node, box: Point): Point => ({ x: box.x, y: box.y - (sizeOf(node).height - SIGN) / 2 });
const boxAt = (node: Node, sign: Point): Point => ({ x: sign.x, y: sign.y + (sizeOf(node).height - SIGN) / 2 });

function nodeElement(node: Node, place: Point, pinned: boolean): ElementDefinition {
  const look = LOOKS[node.label as Label];
  return {
    group: "nodes",
    data: {
      id: node.id,
      caption: captionOf(node).join("\n"),
      colour: look?.colour ?? "#888888",
      shape: SHAPES[look?.shape ?? "circle"],
      hollow: look?.hollow ? 1 : 0,
      size: node.fact ? FACT_SIGN : SIGN,
      pinned: pinned ? 1 : 0,
      fact: node.fact?.id ?? "",
    },
    position: { ...signAt(node, place) },
  };
}

function edgeElement(edge: Edge, named: boolean): ElementDefinition {
  return {
    group: "edges",
    data: {
      id: edge.id,
      source: edge.source,
      target: edge.target,
      name: shorten(edge.name),
      caption: named ? shorten(edge.name) : "",
      arrow: edge.arrow ? "triangle" : "none",
      kind: edge.fact ? (edge.name ? "link" : "role") : "relation",
      fact: edge.fact?.id ?? "",
    },
  };
}

function styleFor(dark: boolean, font: string): StylesheetJson {
  const mode = dark ? "dark" : "light";
  const [ink, paper] = [OUTLINE[mode], PAPER[mode]];
  const soft = dark ? "#8b95a1" : "#6b7480";
  const accent = dark ? "#9fb0ff" : "#2d45b8";
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        shape: "data(shape)" as "ellipse",
        "background-color": "data(colour)",
        "border-width": 1.5,
        "border-color": ink,
        label: "data(caption)",
        "text-wrap": "wrap",
        "text-max-width": "400px",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "font-family": font,
        "font-size": FONT,
        "line-height": 1.2,
        color: ink,
        "text-background-color": paper,
        "text-background-opacity": 0.8,
        "text-background-padding": "1px",
        "min-zoomed-font-size": 6,
        "overlay-opacity": 0,
        "z-index": 2,
      },
    },
    {
      selector: "node[hollow = 1]",
      style: { "background-color": paper, "border-color": "data(colour)", "border-width": 5 },
    },
    { selector: "node[pinned = 1]", style: { "border-width": 3.5, "border-style": "double" } },
    {
      selector: "edge",
      style: {
        width: 1.6,
        "line-color": soft,
        "target-arrow-color": soft,
        "target-arrow-shape": "data(arrow)" as "triangle",
        "arrow-scale": 0.8,
        "curve-style": "bezier",
        "control-point-step-size": 34,
        label: "data(caption)",
        "font-family": font,
        "font-size": 10.5,
        color: ink,
        "text-background-color": paper,
        "text-background-opacity": 0.88,
        "text-background-padding": "2px",
        "text-rotation": "none",
        "min-zoomed-font-size": 7,
        "overlay-opacity": 0,
      },
    },
    {
      selector: 'edge[kind = "relation"]',
      style: { width: 0.8, "line-style": "dashed", "arrow-scale": 0.5, "line-color": soft, opacity: 0.75 },
    },
    { selector: "edge.near, edge.chosen", style: { label: "data(name)", "z-index": 6 } },
    { selector: ".near", style: { "overlay-opacity": 0.12, "overlay-color": accent, "overlay-padding": 4 } },
    { selector: ".faint", style: { opacity: 0.22 } },
    { selector: "edge.beside", style: { "line-color": accent, "target-arrow-color": accent, width: 2 } },
    {
      selector: "node.chosen",
      style: {
        "underlay-color": accent,
        "underlay-opacity": 0.35,
        "underlay-padding": 7,
        "font-weight": 700,
        "z-index": 5,
      },
    },
    {
      selector: "edge.chosen",
      style: { "line-color": accent, "target-arrow-color": accent, width: 3.5, "font-weight": 700, "z-index": 4 },
    },
  ] as StylesheetJson;
}
