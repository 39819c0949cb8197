import { offerFiles } from "./uploads";

/** The way to load documents for who does not drag. */
export function AddDocuments() {
  return (
    <p className="soft">
      <button type="button" onClick={() => offerFiles([])}>
        Add documents
      </button>{" "}
      or drop them anywhere on the page.
    </p>
  );
}
