/** Home: search, example questions, what the store holds, and which countries act together. */

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import { overviewQuery, topPlacesQuery } from "@/api/queries";
import { toAsk, toEntity } from "@/app/routes";
import { useTitle } from "@/app/title";
import { AddDocuments } from "@/app/upload/AddDocuments";
import { Asked } from "@/parts/Asked";
import { EntityPicker } from "@/parts/EntityPicker";
import { Holdings } from "./Holdings";
import styles from "./home.module.css";
import { CountryMatrix } from "./Matrix";
import { suggestQuestions } from "./suggest";
import { Tasks } from "./Tasks";

/** The Home screen. */
export function Component() {
  useTitle("");
  const overview = useQuery(overviewQuery());
  const places = useQuery(topPlacesQuery());
  const navigate = useNavigate();
  const questions = overview.data ? suggestQuestions(overview.data, places.data ?? []) : [];
  return (
    <div className={styles.home}>
      <section className={styles.hero}>
        <h1>Who met whom, what was done, and the sentence that says so</h1>
        <div className={styles.search} data-search>
          <EntityPicker
            label="Search people, places, organisations, or ask a question"
            placeholder="Myawaddy, or: who met whom about Myawaddy?"
            value={null}
            onChange={(id) => id && navigate(toEntity(id))}
            onText={(text) => navigate(toAsk(text))}
          />
        </div>
        <div className={styles.examples}>
          <h2 className="small soft">Questions to begin with</h2>
          <ul>
            {questions.map((question) => (
              <li key={question}>
                <Link to={toAsk(question)} className="button">
                  {question}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <Tasks />
      <Asked query={overviewQuery()} what="what the store holds" lines={8}>
        {(told) => (
          <>
            <Holdings overview={told} />
            <CountryMatrix overview={told} />
          </>
        )}
      </Asked>
      <AddDocuments />
    </div>
  );
}
