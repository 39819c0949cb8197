import { useTitle } from "@/app/title";

/** The Paths screen. */
export function Component() {
  useTitle("Paths");
  return (
    <div className="page">
      <h1>Paths</h1>
    </div>
  );
}
