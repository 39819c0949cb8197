import { useTitle } from "@/app/title";

/** The Ask screen. */
export function Component() {
  useTitle("Ask");
  return (
    <div className="page">
      <h1>Ask</h1>
    </div>
  );
}
