import { useEffect, useMemo } from "react";
import { Link, useLocation } from "react-router";
import type { Answer } from "@/api/client";
import { useTitle } from "@/app/title";
import { Copy } from "@/parts/Evidence";
import { FactRow } from "@/parts/FactRow";
import { citeChicago, safeLink } from "@/words/citations";
import { tellDate } from "@/words/dates";
import { count } from "@/words/facts";
import styles from "./document.module.css";
import { type Cited, findPointed, listCited, listParagraphs, type Paragraph, tellLanguage } from "./passages";
import { WhyItIsThere } from "./WhyItIsThere";

type Document = Answer<"/v1/documents/{id}">;

/** A document to read. */
export function Reader({ document }: { document: Document }) {
  useTitle(document.title);
  const { hash } = useLocation();
  const cited = useMemo(() => listCited(document.text, document.facts, document.id), [document]);
  const paragraphs = useMemo(() => listParagraphs(withoutTitle(document), cited), [document, cited]);
  const pointed = findPointed(hash, cited);
  const start = pointed?.start;
  useEffect(() => {
    if (start === undefined) return;
    const found = window.document.getElementById(`p${start}`);
    found?.scrollIntoView({ block: "center" });
    found?.focus({ preventScroll: true });
  }, [start]);
  return (
    <article className={styles.document}>
      <Head document={document} cited={cited} />
      <div className={styles.text} lang={document.language}>
        {paragraphs.map((paragraph) => (
          <ParagraphRow key={paragraph.start} paragraph={paragraph} pointed={pointed} document={document.id} />
        ))}
      </div>
    </article>
  );
}

/** The text with its first line blanked where that is the title, which the heading has already; offsets stay. */
function withoutTitle({ text, title }: Document): string {
  return text.startsWith(`${title}\n`) ? "\n".repeat([...title].length) + text.slice(title.length) : text;
}

function Head({ document, cited }: { document: Document; cited: readonly Cited[] }) {
  const link = safeLink(document.url);
  const told = [
    document.published ? `published ${tellDate(document.published)}` : "no date of publication",
    tellLanguage(document.language),
    count(document.facts.length, "fact"),
    count(cited.length, "cited sentence"),
  ];
  return (
    <header className={styles.head}>
      <h1 dir="auto">{document.title}</h1>
      <p className="soft">
        {document.publisher ? (
          <>
            <bdi>{document.publisher}</bdi> ·{" "}
          </>
        ) : null}
        {told.join(" · ")}
      </p>
      <div className={styles.acts}>
        {link ? (
          <a href={link} target="_blank" rel="noopener noreferrer" className="button">
            Open the source
          </a>
        ) : null}
        <Copy text={citeChicago(document)} what="Copy citation" />
        <button type="button" onClick={() => window.print()}>
          Print
        </button>
        <Link to="/document/" className="button">
          All documents
        </Link>
      </div>
      {cited.length > 0 ? (
        <nav aria-label="Cited sentences" className={styles.jumps}>
          <span className="soft">Sentences</span>
          {cited.map((one) => (
            <Link key={one.start} to={`#p${one.start}`} replace title={one.text.slice(0, 80)}>
              {one.number}
            </Link>
          ))}
        </nav>
      ) : (
        <p>No fact was read in this document.</p>
      )}
    </header>
  );
}

function ParagraphRow({
  paragraph,
  pointed,
  document,
}: {
  paragraph: Paragraph;
  pointed: Cited | null;
  document: string;
}) {
  const seen = new Set<number>();
  return (
    <div className={styles.row}>
      <p dir="auto" className={styles.paragraph}>
        {paragraph.pieces.map((piece) => {
          if (piece.cited === null) return <span key={`- ${piece.text}`}>{piece.text}</span>;
          const first = !seen.has(piece.cited) && paragraph.sentences.some((one) => one.start === piece.cited);
          seen.add(piece.cited);
          const sentence = paragraph.sentences.find((one) => one.start === piece.cited);
          return (
            <mark
              key={piece.cited}
              className={piece.cited === pointed?.start ? styles.pointed : styles.cited}
              {...(first ? { id: `p${piece.cited}`, tabIndex: -1 } : {})}
            >
              {piece.text}
              {sentence ? <sup className={styles.number}>{sentence.number}</sup> : null}
            </mark>
          );
        })}
      </p>
      {paragraph.sentences.length > 0 ? (
        <aside className={styles.facts} lang="en" aria-label={`Facts of ${tellNumbers(paragraph.sentences)}`}>
          {paragraph.sentences.map((sentence) => (
            <Sentence key={sentence.start} sentence={sentence} here={sentence === pointed} document={document} />
          ))}
        </aside>
      ) : null}
    </div>
  );
}

const tellNumbers = (sentences: readonly Cited[]) =>
  `${sentences.length === 1 ? "sentence" : "sentences"} ${sentences.map((one) => one.number).join(", ")}`;

/** The facts that a sentence states. */
function Sentence({ sentence, here, document }: { sentence: Cited; here: boolean; document: string }) {
  return (
    <section className={here ? styles.here : styles.sentence} data-sentence={sentence.start}>
      <div className={styles.sentenceHead}>
        <Link to={`#p${sentence.start}`} replace aria-label={`Sentence ${sentence.number}`}>
          {sentence.number}
        </Link>
        <span className="small soft">{count(sentence.facts.length, "fact")}</span>
      </div>
      {sentence.facts.map((fact) => (
        <FactRow key={fact.id} fact={fact} compact />
      ))}
      <WhyItIsThere document={document} sentence={sentence} />
    </section>
  );
}
