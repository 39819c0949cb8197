import { lazy, Suspense, useLayoutEffect, useState } from "react";
import styles from "./upload.module.css";
import { offerFiles, useOffered } from "./uploads";

const UploadDialog = lazy(() => import("./UploadDialog"));

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** The whole window takes files that are dropped on it. */
export function DropZone() {
  const offered = useOffered();
  const [over, setOver] = useState(false);
  useLayoutEffect(() => {
    function drag(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }
    function leave(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false);
    }
    function drop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      offerFiles([...(event.dataTransfer?.files ?? [])]);
    }
    document.addEventListener("dragover", drag);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", drag);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, []);
  return (
    <>
      {over ? <div className={styles.over}>Drop to load</div> : null}
      {offered ? (
        <Suspense>
          <UploadDialog files={offered} onClose={() => offerFiles(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
