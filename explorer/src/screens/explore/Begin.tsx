import { Link } from "react-router";
import { toExplore } from "@/app/routes";
import { Empty } from "@/parts/states";
import styles from "./explore.module.css";

/** Nothing is asked yet: what others begin with. */
export function Begin() {
  return (
    <div className={styles.message}>
      <Empty title="Begin with a name, or with a question">
        <ul className={styles.examples}>
          <li>
            <Link to={toExplore(["place/mm-myawaddy"], { sel: "place/mm-myawaddy" })}>
              Myawaddy and all that names it
            </Link>
          </li>
          <li>
            <Link to="/explore?type=Meeting&about=place/mm-myawaddy">Who met whom about Myawaddy</Link>
          </li>
          <li>
            <Link to="/explore?type=Measure&by=country/TH&from=2025-02&to=2025-02&view=table">
              What Thailand did in February 2025
            </Link>
          </li>
          <li>
            <Link to="/explore?type=Agreement&party=country/CN&who=country/LA">What China and Laos signed</Link>
          </li>
        </ul>
      </Empty>
    </div>
  );
}
