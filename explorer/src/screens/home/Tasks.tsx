import { Link } from "react-router";
import { toPaths } from "@/app/routes";
import styles from "./home.module.css";

const TASKS = [
  {
    to: "/explore",
    name: "See it as a graph, map or table",
    how: "Explore: filter by time, kind and place; download.",
  },
  { to: toPaths(), name: "How are two people connected?", how: "Paths: steps from one to the other, each cited." },
  {
    to: "/compare",
    name: "What binds two countries?",
    how: "Compare: meetings, measures, agreements, month by month.",
  },
  { to: "/document", name: "Where do reports disagree?", how: "Documents: events told differently, and every text." },
] as const;

/** What people come for, and the screen that does it. */
export function Tasks() {
  return (
    <nav className={styles.tasks} aria-label="Tasks">
      {TASKS.map(({ to, name, how }) => (
        <Link key={to} to={to} className={styles.task}>
          <span className={styles.does}>{name}</span>
          <span className="small soft">{how}</span>
        </Link>
      ))}
    </nav>
  );
}
