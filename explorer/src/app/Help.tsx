import { Panel } from "@/parts/Panel";
import styles from "./Help.module.css";
import { useKeyboard } from "./keys";

const NAMES: Readonly<Record<string, string>> = { escape: "Esc", enter: "Enter", arrowup: "↑", arrowdown: "↓" };

/** What the keys do here, and whether they do it. */
export default function Help({ onClose }: { onClose: () => void }) {
  const keyboard = useKeyboard();
  return (
    <Panel title="Keys" onClose={onClose}>
      <label className={styles.switch}>
        <input type="checkbox" checked={keyboard.on} onChange={(event) => keyboard.setOn(event.target.checked)} />
        Single keys are on
      </label>
      <p className="soft small">Switch them off if a screen reader or speech input uses the same keys.</p>
      {keyboard
        .groups()
        .filter((group) => group.keys.length > 0)
        .map((group) => (
          <section key={group.where} className={styles.group}>
            <h3>{group.where}</h3>
            <dl>
              {group.keys.map((one) => (
                <div key={one.key}>
                  <dt>
                    <kbd>{NAMES[one.key] ?? one.key.toUpperCase()}</kbd>
                  </dt>
                  <dd>{one.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </Panel>
  );
}
