/** The Compare screen: what two have in common and what each has apart, every figure with its facts. */

import { useSearchParams } from "react-router";
import { Failure, type Query } from "@/api/client";
import { compareQuery } from "@/api/queries";
import { toCompare } from "@/app/routes";
import { useTitle } from "@/app/title";
import { Asked } from "@/parts/Asked";
import { Choices } from "@/parts/Choices";
import { DayField } from "@/parts/DayField";
import { Examples } from "@/parts/Examples";
import { NamePicker } from "@/parts/NamePicker";
import { Empty } from "@/parts/states";
import { withQuery } from "@/words/addresses";
import { Compared } from "./Compared";
import styles from "./compare.module.css";

const EXAMPLES = [
  { name: "China and Thailand", to: toCompare("country/CN", "country/TH") },
  { name: "China and Laos", to: toCompare("country/CN", "country/LA") },
  { name: "Cambodia and Vietnam", to: toCompare("country/KH", "country/VN") },
];
const FEW = 10;
const MANY = 100;
const SAMPLE = 100;

export function Component() {
  useTitle("Compare");
  const [search, setSearch] = useSearchParams();
  const given = (name: string) => search.get(name) ?? "";
  const [a, b, all] = [given("a"), given("b"), given("all") === "true"];
  const change = (changes: Parameters<typeof withQuery>[1]) => setSearch(withQuery(search, changes));
  const request: Query<"/v1/compare"> = {
    a,
    b,
    limit: all ? MANY : FEW,
    sample: SAMPLE,
    ...(given("from") ? { from: given("from") } : {}),
    ...(given("to") ? { to: given("to") } : {}),
  };
  return (
    <div className="page">
      <h1>Compare two</h1>
      <search className={styles.form}>
        <NamePicker label="One" value={a || null} onChange={(id) => change({ a: id, open: null })} />
        <NamePicker label="The other" value={b || null} onChange={(id) => change({ b: id, open: null })} />
        <DayField label="Not before" value={given("from")} onChange={(from) => change({ from, open: null })} />
        <DayField label="Not after" value={given("to")} onChange={(to) => change({ to, open: null })} />
      </search>
      {a && b ? (
        <Asked
          query={compareQuery(request)}
          what="the comparison"
          lines={8}
          onError={(error) => (
            <Choices error={error} onChoose={(id) => change({ [isNamed(error, a) ? "a" : "b"]: id })} />
          )}
        >
          {(found) => (
            <Compared
              found={found}
              open={given("open") || null}
              onOpen={(open) => setSearch(withQuery(search, { open }), { preventScrollReset: true })}
              onAll={all ? null : () => setSearch(withQuery(search, { all: true }), { preventScrollReset: true })}
            />
          )}
        </Asked>
      ) : (
        <Empty title="Choose two countries, officials or organisations">
          <p>What they did together and apart is counted, and every figure opens the facts that it was counted from.</p>
          <Examples examples={EXAMPLES} />
        </Empty>
      )}
    </div>
  );
}

const isNamed = (error: Error, end: string) => error instanceof Failure && error.message.includes(`'${end}'`);
