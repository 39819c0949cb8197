import { useTitle } from "@/app/title";

/** The Cypher screen. */
export function Component() {
  useTitle("Cypher");
  return (
    <div className="page">
      <h1>Cypher</h1>
    </div>
  );
}
