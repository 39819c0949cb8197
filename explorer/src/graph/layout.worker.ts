/** The worker that lays out, so that the page stays free. */

import { type LayoutTask, layOut } from "./layout";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<{ turn: number; task: LayoutTask }>) => void;
  postMessage: (answer: unknown) => void;
};

scope.onmessage = ({ data }) => {
  scope.postMessage({ turn: data.turn, places: layOut(data.task) });
};
