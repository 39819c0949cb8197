import { Link, useRouteError } from "react-router";
import { useTitle } from "./title";

/** An address that no screen has. */
export function NotFound() {
  useTitle("Not found");
  return (
    <div className="page">
      <h1>There is nothing at this address</h1>
      <p>
        <Link to="/">Search the graph</Link>
      </p>
    </div>
  );
}

/** A screen that could not be loaded or drawn. */
export function ScreenError() {
  const error = useRouteError();
  useTitle("Error");
  return (
    <div className="page" role="alert">
      <h1>This screen failed</h1>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" onClick={() => location.reload()}>
        Load it again
      </button>
    </div>
  );
}
