import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { toCypher } from "@/app/routes";
import { Copy, EvidenceItem } from "@/parts/Evidence";
import { Examples } from "@/parts/Examples";
import { Truncated } from "@/parts/states";
import { tellDate } from "@/words/dates";
import { count } from "@/words/facts";
import styles from "./ask.module.css";
import { markUnread, tellFilter, toQuestion, whereShown } from "./question";

type Asked = Schemas["AskedOut"];
type Answer = Schemas["AnswerOut"];

interface Props {
  asked: Asked;
  answers: readonly Answer[];
  onMore: (() => void) | null;
  busy: boolean;
}

const FEW = 3;

/** How a question was read, and its answer. */
export function AnswerTold({ asked, answers, onMore, busy }: Props) {
  const told = answers.filter((answer) => answer.fact !== null || answer.evidence.length > 0);
  const figures = answers.filter((answer) => answer.fact === null && answer.evidence.length === 0);
  return (
    <div className={styles.answer}>
      <Reading asked={asked} />
      {asked.reading.query ? (
        <section aria-label="Answer" className={styles.told}>
          {figures.map((answer) => (
            <p key={answer.text} className={styles.figure} dir="auto">
              {answer.text}
            </p>
          ))}
          {asked.undated > 0 ? (
            <p className="small soft">{count(asked.undated, "of them has", "of them have")} no date of their own</p>
          ) : null}
          <ol className={styles.answers}>
            {told.map((answer) => (
              <li key={answer.fact ?? answer.text} data-fact={answer.fact ?? undefined}>
                <AnswerItem answer={answer} open={told.length <= FEW} />
              </li>
            ))}
          </ol>
          {onMore ? (
            <Truncated shown={answers.length} total={asked.total} what="answers" onMore={onMore} busy={busy} />
          ) : null}
          {asked.notes.map((note) => (
            <p key={note} className="small soft" dir="auto">
              {note}
            </p>
          ))}
          <Without asked={asked} />
        </section>
      ) : (
        asked.notes.map((note) => <p key={note}>{note}</p>)
      )}
      {asked.suggestions.length > 0 ? (
        <section className={styles.suggestions} aria-label="Questions that have an answer">
          <h2>Questions that have an answer here</h2>
          <Examples examples={asked.suggestions.map((name) => ({ name, to: toQuestion(name) }))} />
        </section>
      ) : null}
      <Behind asked={asked} />
    </div>
  );
}

function Reading({ asked }: { asked: Asked }) {
  return (
    <section aria-label="How it was read" className={styles.reading}>
      {asked.reading.query ? (
        <p>
          <span className="soft">Read as</span> <bdi data-reading>{asked.reading.sentence}</bdi>
        </p>
      ) : (
        <h2>This question was not understood</h2>
      )}
      {asked.corrections.map((one) => (
        <p key={one.said}>
          “<bdi>{one.said}</bdi>” was read as <bdi>{one.read}</bdi>
        </p>
      ))}
      {asked.unread.length > 0 ? (
        <p>
          <span className="soft">{asked.unread.length === 1 ? "One word was" : "Some words were"} not understood:</span>{" "}
          <q dir="auto">
            {markUnread(asked.question, asked.unread).map((word, index) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice, and nothing is moved
              word.read ? <span key={index}>{word.text}</span> : <mark key={index}>{word.text}</mark>,
            )}
          </q>
        </p>
      ) : null}
    </section>
  );
}

/** A sentence of the answer, with those of the documents. */
function AnswerItem({ answer, open }: { answer: Answer; open: boolean }) {
  const [first] = answer.evidence;
  return (
    <article className={styles.item}>
      <p className={styles.sentence} dir="auto">
        {answer.text}
      </p>
      {first ? (
        <details open={open}>
          <summary>
            {count(answer.evidence.length, "sentence")} ·{" "}
            <bdi>
              {[first.document.publisher, first.document.published ? tellDate(first.document.published) : null]
                .filter(Boolean)
                .join(", ") || first.document.title}
            </bdi>
          </summary>
          <div className={styles.evidence}>
            {answer.evidence.map((evidence) => (
              <EvidenceItem key={`${evidence.document.id} ${evidence.charStart}`} evidence={evidence} />
            ))}
          </div>
        </details>
      ) : null}
    </article>
  );
}

/** Of an empty answer: how many there would be without each filter. */
function Without({ asked }: { asked: Asked }) {
  const some = Object.entries(asked.without ?? {}).filter(([, total]) => total > 0);
  if (some.length === 0) return null;
  return (
    <ul className={styles.without}>
      {some.map(([name, total]) => (
        <li key={name}>
          Without “<bdi>{tellFilter(name, asked)}</bdi>” there{" "}
          {total === 1 ? "is 1" : `are ${total.toLocaleString("en-GB")}`}.
        </li>
      ))}
    </ul>
  );
}

/** Where the answer is shown otherwise, and the statement that was run. */
function Behind({ asked }: { asked: Asked }) {
  const shown = whereShown(asked);
  if (!shown && !asked.cypher) return null;
  return (
    <section aria-label="Behind the answer" className={styles.behind}>
      <div className={styles.acts}>
        {shown ? (
          <Link className="button" to={shown.to}>
            {shown.name}
          </Link>
        ) : null}
        {asked.cypher ? (
          <Link className="button" to={toCypher(asked.cypher)}>
            Open in Cypher
          </Link>
        ) : null}
      </div>
      {asked.cypher ? (
        <details>
          <summary>The Cypher that was run</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre className={styles.cypher} tabIndex={0}>
            {asked.cypher}
          </pre>
          <Copy text={asked.cypher} what="Copy Cypher" />
        </details>
      ) : null}
    </section>
  );
}
