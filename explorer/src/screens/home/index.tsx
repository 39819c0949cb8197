import { useTitle } from "@/app/title";

/** The Home screen. */
export function Component() {
  useTitle("Home");
  return (
    <div className="page">
      <h1>Home</h1>
    </div>
  );
}
