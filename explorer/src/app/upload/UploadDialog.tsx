/** The dialog that loads documents: what and of when, with which key; then the job, and the facts that were read. */

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Failure, keepKey, readKey } from "@/api/client";
import { Panel } from "@/parts/Panel";
import { ErrorState } from "@/parts/states";
import { count } from "@/words/facts";
import { Progress } from "./Progress";
import styles from "./upload.module.css";
import { type About, ACCEPTED, sendFiles } from "./uploading";

export default function UploadDialog({ files: dropped, onClose }: { files: readonly File[]; onClose: () => void }) {
  const [files, setFiles] = useState(dropped);
  const [key, setKey] = useState(readKey() ?? "");
  const [about, setAbout] = useState<About>({ published: "", publisher: "", url: "" });
  const upload = useMutation({
    mutationFn: () => {
      keepKey(key.trim() || null);
      return sendFiles(files, about, crypto.randomUUID());
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    upload.mutate();
  }
  if (upload.data) {
    return (
      <Panel title="Documents on their way into the graph" onClose={onClose}>
        <Progress job={upload.data.id} onClose={onClose} />
      </Panel>
    );
  }
  const field = (name: keyof About) => ({
    value: about[name],
    onChange: (event: { target: { value: string } }) => setAbout({ ...about, [name]: event.target.value }),
  });
  return (
    <Panel title="Load documents" onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <label>
          Files
          <input
            type="file"
            multiple
            accept={ACCEPTED}
            onChange={(event) => setFiles([...(event.target.files ?? [])])}
          />
        </label>
        {files.length > 0 ? (
          <ul className={styles.files}>
            {files.map((file) => (
              <li key={file.name}>
                <bdi>{file.name}</bdi> <span className="soft">{count(Math.ceil(file.size / 1024), "kB", "kB")}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft small">Text, HTML, PDF, Word, CSV, TSV or JSON lines, in English.</p>
        )}
        <label>
          Published on
          <input type="date" {...field("published")} />
          <span className="soft small">Without it, “on Monday” has no date.</span>
        </label>
        <label>
          Publisher
          <input {...field("publisher")} />
        </label>
        <label>
          Address
          <input type="url" placeholder="https://" {...field("url")} />
        </label>
        <label>
          Key with the role “write”
          <input type="password" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} />
          <span className="soft small">Made by “entente key”. It is forgotten when this tab is closed.</span>
        </label>
        {upload.error ? <ErrorState error={withHint(upload.error)} /> : null}
        <p className={styles.acts}>
          <button type="submit" className="primary" disabled={files.length === 0 || upload.isPending}>
            {upload.isPending ? "Sending" : "Load"}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Panel>
  );
}

/** A key that is wrong is forgotten. */
function withHint(error: Error): Error {
  if (error instanceof Failure && error.status === 401) keepKey(null);
  return error;
}
