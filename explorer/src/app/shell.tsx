/** What stands around every screen: skip link, navigation, theme, help. */

import { NavLink, Outlet, ScrollRestoration } from "react-router";
import { SCREENS } from "./routes";
import styles from "./shell.module.css";
import { chooseTheme, type Theme, useTheme } from "./theme";

export function Shell() {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header className={styles.header}>
        <NavLink to="/" className={styles.brand}>
          Entente
        </NavLink>
        <nav aria-label="Screens" className={styles.nav}>
          {SCREENS.map((screen) => (
            <NavLink key={screen.path} to={screen.path}>
              {screen.name}
            </NavLink>
          ))}
        </nav>
        <ThemeSwitch />
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </div>
  );
}

function ThemeSwitch() {
  const theme = useTheme();
  return (
    <label className={styles.theme}>
      <span className="visually-hidden">Theme</span>
      <select value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)}>
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}
