/** The Paths screen: how two or more are connected, told step by step. */

import { useSearchParams } from "react-router";
import { Failure } from "@/api/client";
import { pathsQuery } from "@/api/queries";
import { toPaths } from "@/app/routes";
import { useTitle } from "@/app/title";
import { Asked } from "@/parts/Asked";
import { Choices } from "@/parts/Choices";
import { Examples } from "@/parts/Examples";
import { Empty } from "@/parts/states";
import { Found } from "./Found";
import { PathForm } from "./PathForm";
import { changeQuestion, type PathQuestion, readQuestion, toRequest } from "./question";

const EXAMPLES = [
  { name: "Min Aung Hlaing and Luong Tam Quang", to: toPaths("Min Aung Hlaing", "Luong Tam Quang") },
  { name: "Liu Zhongyi and Soe Win", to: toPaths("Liu Zhongyi", "Soe Win") },
  { name: "Han Zhiqiang and Wang Yi", to: toPaths("Han Zhiqiang", "Wang Yi") },
];

export function Component() {
  useTitle("Paths");
  const [search, setSearch] = useSearchParams();
  const question = readQuestion(search);
  const request = toRequest(question);
  const change = (changes: Partial<PathQuestion>) => setSearch(changeQuestion(search, changes));
  return (
    <div className="page">
      <h1>How are they connected?</h1>
      <PathForm question={question} onChange={change} />
      {request ? (
        <Asked
          query={pathsQuery(request)}
          what="paths"
          onError={(error) => <Choices error={error} onChoose={(id) => change(chooseMeaning(question, error, id))} />}
        >
          {(answer) => <Found answer={answer} question={question} onChange={change} />}
        </Asked>
      ) : (
        <Empty title="Choose two ends">
          <p>Each step between them is told with the sentences that state it. For example:</p>
          <Examples examples={EXAMPLES} />
        </Empty>
      )}
    </div>
  );
}

/** The end that an error calls ambiguous, as the entity that was chosen. */
export function chooseMeaning(question: PathQuestion, error: Error, id: string): Partial<PathQuestion> {
  const named = (end: string | null) => end !== null && error instanceof Failure && error.message.includes(`'${end}'`);
  return named(question.a) ? { a: id } : { b: question.b.map((end) => (named(end) ? id : end)) };
}
