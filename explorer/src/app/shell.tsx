/** What stands around every screen: skip link, navigation, theme, help, the place where files are dropped. */

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation } from "react-router";
import { useKeys } from "./keys";
import { SCREENS } from "./routes";
import styles from "./shell.module.css";
import { chooseTheme, type Theme, useTheme } from "./theme";
import { DropZone } from "./upload/DropZone";

const Help = lazy(() => import("./Help"));

export function Shell() {
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  const loading = useNavigation().state === "loading";
  useFocusOnArrival(main);
  useKeys("Everywhere", [
    { key: "/", does: "Search", act: () => focusSearch() || navigate("/") },
    ...SCREENS.map((screen) => ({ key: screen.key, does: screen.name, act: () => navigate(screen.path) })),
    { key: "?", does: "This help", act: () => setHelp(true) },
  ]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header className={styles.header}>
        <NavLink to="/" className={styles.brand ?? ""} aria-label="Entente: home">
          <img src="/assets/icon.svg" alt="" width="24" height="24" />
          Entente
        </NavLink>
        <nav aria-label="Screens" className={styles.nav}>
          {SCREENS.map((screen) => (
            <NavLink key={screen.path} to={screen.path}>
              {screen.name}
            </NavLink>
          ))}
        </nav>
        <div className={styles.tools}>
          <ThemeSwitch />
          <button type="button" className="quiet" aria-label="Keys and help" onClick={() => setHelp(true)}>
            ?
          </button>
        </div>
        {loading ? <div className={styles.loading} role="status" aria-label="Loading the screen" /> : null}
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <DropZone />
      {help ? (
        <Suspense>
          <Help onClose={() => setHelp(false)} />
        </Suspense>
      ) : null}
      <ScrollRestoration />
    </div>
  );
}

/** Put the focus into the screen's search field, if it has one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-search] input, input[type=search]");
  field?.focus();
  field?.select();
  return field !== null;
}

/** After a link of the navigation the focus is in the new screen, not on a link above it. */
function useFocusOnArrival(main: { readonly current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.closest("header"))
      main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}

function ThemeSwitch() {
  const theme = useTheme();
  return (
    <select aria-label="Theme" value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)}>
      <option value="system">System</option>
      <option value="light">Light</option>
      <option value="dark">Dark</option>
    </select>
  );
}
