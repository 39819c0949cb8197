// What is wrong with the layout of a page: a list of sentences, empty if nothing is.
() => {
  const wrong = [];
  const name = (element) => {
    const text = (element.getAttribute("aria-label") || element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 50);
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") || ""}"> "${text}"`;
  };
  const root = document.scrollingElement;
  if (root.scrollWidth > window.innerWidth + 1) {
    wrong.push(`the page is ${root.scrollWidth} px wide in a window of ${window.innerWidth}`);
  }

  const hides = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";
  // The part of an element that can be seen, or null; `clipped` says that something which cannot be scrolled cuts it off.
  function seen(element, rect) {
    let { left, top, right, bottom } = rect;
    let clipped = null;
    const position = getComputedStyle(element).position;
    for (let at = element, fixed = position === "fixed"; at && at !== document.body && !fixed; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (at !== element && (hides(style.overflowX) || hides(style.overflowY) || scrolls(style.overflowX) || scrolls(style.overflowY))) {
        const box = at.getBoundingClientRect();
        const cutX = left < box.left - 1.5 || right > box.right + 1.5;
        const cutY = top < box.top - 1.5 || bottom > box.bottom + 1.5;
        if ((cutX && hides(style.overflowX) && style.textOverflow !== "ellipsis") || (cutY && hides(style.overflowY))) clipped = at;
        if (cutX && style.textOverflow === "ellipsis" && !at.closest("[title]")) clipped = at;
        [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      fixed = style.position === "fixed";
    }
    return right - left > 0.5 && bottom - top > 0.5 ? { left, top, right, bottom, clipped } : null;
  }

  const drawn = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    !element.closest(".visually-hidden, [inert], noscript, option, optgroup, .swagger-ui");
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || !drawn(element) || ["SCRIPT", "STYLE", "TITLE"].includes(element.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      const shown = seen(element, rect);
      if (shown?.clipped) wrong.push(`clipped: ${name(element)} by ${name(shown.clipped)}`);
      // Lines of text stand closer than their boxes are high: what counts is where letters are.
      const slack = (rect.height - Math.min(rect.height, parseFloat(getComputedStyle(element).fontSize))) / 2 + 1;
      if (shown) boxes.push({ element, ...shown, top: shown.top + slack, bottom: shown.bottom - slack, text: true });
    }
  }
  const CONTROLS = "button, input, select, textarea, a[href], summary, [role=tab], [role=option], [role=slider]";
  for (const element of document.querySelectorAll(CONTROLS)) {
    const rect = element.getBoundingClientRect();
    if (!drawn(element) || rect.width < 1 || rect.height < 1) continue;
    const inline = element.matches("a") && getComputedStyle(element).display === "inline";
    const shown = seen(element, rect);
    if (!shown) continue;
    if (!inline && !element.closest("svg") && (rect.width < 23.5 || rect.height < 23.5)) {
      const label = element.closest("label");
      const target = label ? label.getBoundingClientRect() : rect;
      if (target.width < 23.5 || target.height < 23.5) {
        wrong.push(`small target (${Math.round(rect.width)} by ${Math.round(rect.height)}): ${name(element)}`);
      }
    }
    if (!inline) boxes.push({ element, ...shown, text: false });
  }

  // What lies in a layer of its own (a menu, a dialog, a bar that stays) covers what is below it by design.
  const layer = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(at).position) || at.matches("[role=dialog], [data-layer], [data-placement]")) return at;
    }
    return null;
  };
  for (const box of boxes) box.layer = layer(box.element);
  boxes.sort((a, b) => a.top - b.top);
  const told = new Set();
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.layer !== b.layer || a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide <= 2 || high <= 2) continue;
      const common = [a.element, b.element].map((one) => one.closest("[data-overlaps]"));
      if (common[0] && common[0] === common[1]) continue;
      const sentence = `overlap (${Math.round(wide)} by ${Math.round(high)}): ${name(a.element)} and ${name(b.element)}`;
      if (!told.has(sentence)) wrong.push(sentence);
      told.add(sentence);
    }
  }
  return wrong.slice(0, 12);
}
