/** The worker that lays out, so that the page stays free. */

import { type LayoutTask, layOut } from "./layout";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<{ task: LayoutTask }>) => void;
  postMessage: (answer: unknown) => void;
};

scope.onmessage = ({ data }) => {
  scope.postMessage({ places: layOut(data.task) });
};
