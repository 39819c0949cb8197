import { useTitle } from "@/app/title";

/** The Document screen. */
export function Component() {
  useTitle("Document");
  return (
    <div className="page">
      <h1>Document</h1>
    </div>
  );
}
