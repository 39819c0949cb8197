/** The Document screen: the full text with its cited sentences, the facts of each beside it; without an id, the list. */

import { useParams } from "react-router";
import { documentQuery } from "@/api/queries";
import { useTitle } from "@/app/title";
import { Asked } from "@/parts/Asked";
import { DocumentList } from "./DocumentList";
import { Reader } from "./Reader";

export function Component() {
  const id = useParams()["*"] ?? "";
  return <div className="page">{id ? <OneDocument key={id} id={id} /> : <DocumentList />}</div>;
}

function OneDocument({ id }: { id: string }) {
  useTitle("Document");
  return (
    <Asked query={documentQuery(id)} what="the document" lines={10}>
      {(document) => <Reader document={document} />}
    </Asked>
  );
}
