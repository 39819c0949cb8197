/** Which screen an address shows; each is loaded when it is first opened. */

import { createBrowserRouter } from "react-router";
import { NotFound, ScreenError } from "./failures";
import { Shell } from "./shell";

export function makeRouter() {
  return createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <ScreenError />,
      children: [
        {
          errorElement: <ScreenError />,
          hydrateFallbackElement: <p className="page">Loading</p>,
          children: [
            { index: true, lazy: () => import("@/screens/home") },
            { path: "explore", lazy: () => import("@/screens/explore") },
            { path: "entity/*", lazy: () => import("@/screens/explore") },
            { path: "paths", lazy: () => import("@/screens/paths") },
            { path: "compare", lazy: () => import("@/screens/compare") },
            { path: "document/*", lazy: () => import("@/screens/document") },
            { path: "cypher", lazy: () => import("@/screens/cypher") },
            { path: "ask", lazy: () => import("@/screens/ask") },
            { path: "*", element: <NotFound /> },
          ],
        },
      ],
    },
  ]);
}
