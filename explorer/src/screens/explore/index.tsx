import { useTitle } from "@/app/title";

/** The Explore screen. */
export function Component() {
  useTitle("Explore");
  return (
    <div className="page">
      <h1>Explore</h1>
    </div>
  );
}
