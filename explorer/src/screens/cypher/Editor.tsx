/** The editor. It lives in a shadow root, where its styles are adopted sheets, which the strict policy of the page allows. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import type { Schema } from "@/api/types";
import { complete } from "./completion";

export interface EditorHandle {
  readonly text: () => string;
  readonly insert: (text: string) => void;
}

interface Props {
  statement: string;
  schema: Schema | undefined;
  onRun: () => void;
  ref: Ref<EditorHandle>;
  className?: string | undefined;
}

const LOOK = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "var(--text-m)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "var(--font-mono)",
    lineHeight: "1.5",
    minHeight: "9rem",
    maxHeight: "45vh",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-soft)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)", color: "var(--mark-ink)" },
  ".cm-placeholder": { color: "var(--ink-soft)" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line-strong)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-ink)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.8" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.string, color: "var(--good)" },
  { tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: [tags.atom, tags.definition(tags.variableName)], color: "var(--warning)" },
]);

export function Editor({ statement, schema, onRun, ref, className }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const current = useRef({ schema, onRun });
  current.current = { schema, onRun };
  const first = useRef(statement);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({ doc: first.current, extensions: extensions(current) }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === statement) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: statement } });
  }, [statement]);
  useImperativeHandle(ref, () => ({
    text: () => view.current?.state.doc.toString() ?? first.current,
    insert(text) {
      const editor = view.current;
      if (!editor) return;
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
  }));
  return <div ref={host} className={className} />;
}

function extensions(current: { readonly current: { schema: Schema | undefined; onRun: () => void } }) {
  return [
    keymap.of([
      {
        key: "Mod-Enter",
        run: () => {
          current.current.onRun();
          return true;
        },
      },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
    ]),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    EditorView.lineWrapping,
    StreamLanguage.define(cypher),
    syntaxHighlighting(COLOURS),
    placeholder("MATCH (m:Meeting) RETURN m LIMIT 5"),
    EditorView.contentAttributes.of({ "aria-label": "Cypher statement" }),
    autocompletion({
      icons: false,
      override: [
        (context) => {
          const before = context.state.sliceDoc(0, context.pos);
          const wanted = complete(before, current.current.schema, context.explicit);
          return wanted && { from: wanted.from, options: [...wanted.options], validFor: /^\w*$/ };
        },
      ],
    }),
    LOOK,
  ];
}
