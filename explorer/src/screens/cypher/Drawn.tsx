/** The nodes and relationships of an answer as a graph, drawn as Explore draws; loaded when it is first opened. */

import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import type { Schemas } from "@/api/client";
import { GraphPane } from "@/parts/GraphPane";
import styles from "./cypher.module.css";
import { sceneOf } from "./scene";
import { nodesOf } from "./values";

const NOTHING = new Map<string, never>();
const ignore = () => {};

export default function Drawn({ table }: { table: Schemas["CypherOut"] }) {
  const navigate = useNavigate();
  const nodes = useMemo(() => nodesOf(table), [table]);
  const scene = useMemo(() => sceneOf(table, nodes), [table, nodes]);
  const [selected, setSelected] = useState<readonly string[]>([]);
  return (
    <div className={styles.drawn} data-overlaps>
      <GraphPane
        scene={scene}
        selected={selected}
        pinned={NOTHING}
        grouped={false}
        found=""
        onSelect={(id) => setSelected(id === null ? [] : [id])}
        onExpand={(id) => {
          const to = nodes.get(id)?.to;
          if (to) navigate(to);
        }}
        onPin={ignore}
        onDrawn={ignore}
      />
    </div>
  );
}
