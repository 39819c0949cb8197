import { useTitle } from "@/app/title";

/** The Compare screen. */
export function Component() {
  useTitle("Compare");
  return (
    <div className="page">
      <h1>Compare</h1>
    </div>
  );
}
