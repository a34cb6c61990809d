// The page as the patient will see it, with the reviewer's words in it. It stands in a frame that runs no script.
const viewer = (data, rows) => {
  const panel = document.getElementById("view");
  const button = document.getElementById("look");
  if (!panel) return { show() {}, follow() {}, close() {} };
  const frame = panel.querySelector("iframe");
  const choice = panel.querySelector("select");
  const slugs = Object.keys(data.pages);
  const narrow = matchMedia("(max-width: 68rem)");
  let current = null;

  choice.append(...slugs.map((slug) => new Option(slug)));
  choice.parentElement.hidden = slugs.length < 2;

  const plain = (text) => text.replace(/[\p{Cf}\s]+/gu, "");
  const fill = (text) => text.replace(/\{([a-z_]+)\}/g, (all, name) =>
    data.placeholders[name] ? `\u2068${data.placeholders[name].replaceAll(" ", "\u00a0")}\u2069` : all);

  /** Find each row in the page by its words, in order, and put the reviewer's there. */
  const withChanges = (slug) => {
    const page = new DOMParser().parseFromString(data.pages[slug], "text/html");
    const places = [...page.querySelectorAll("h1, h2, h3, h4, li, p, .row")].filter(
      (one) => !one.querySelector("h1, h2, h3, h4, li, p, .row"));
    let from = 0;
    for (const row of rows.filter((one) => one.data.catalog === slug)) {
      const words = plain(fill(row.field.defaultValue || row.data.english));
      const at = places.findIndex((place, index) => index >= from && plain(place.textContent).endsWith(words));
      if (at < 0 || !words) continue;
      from = at + 1;
      places[at].dataset.row = row.at;
      if (row.field.value !== row.field.defaultValue) {
        places[at].textContent = fill(row.field.value.trim()) || row.data.english;
        places[at].classList.add("changed");
      }
    }
    return page.body.innerHTML;
  };

  const draw = () => {
    const html = document.createElement("html");
    html.lang = data.language;
    html.dir = data.dir;
    html.style.fontFamily = data.fonts;
    const css = `${document.getElementById("fonts").textContent}\n${data.css}
      .changed { outline: 3px solid #b35c00; outline-offset: 2px; } .here { background: #e3efff; }`;
    html.innerHTML = `<head><meta charset="utf-8"><style></style></head><body><main>${withChanges(choice.value)}</main></body>`;
    html.querySelector("style").textContent = css;
    frame.srcdoc = `<!doctype html>${html.outerHTML}`;
  };
  const point = () => {
    const place = current && frame.contentDocument?.querySelector(`[data-row="${current.at}"]`);
    for (const one of frame.contentDocument?.querySelectorAll(".here") ?? []) one.classList.remove("here");
    place?.classList.add("here");
    place?.scrollIntoView({ block: "center" });
  };
  frame.addEventListener("load", point);

  const open = () => !panel.hidden;
  const behind = (still) => {
    for (const one of document.querySelectorAll("header, .bar, main")) one.inert = still && narrow.matches;
  };
  const close = () => {
    if (!open()) return;
    panel.hidden = true;
    behind(false);
    button.setAttribute("aria-expanded", "false");
    (current?.field ?? button).focus();
  };
  const show = () => {
    panel.hidden = false;
    behind(true);
    button.setAttribute("aria-expanded", "true");
    draw();
    if (narrow.matches) document.getElementById("close").focus();
  };
  button.addEventListener("click", () => (open() ? close() : show()));
  document.getElementById("close").addEventListener("click", close);
  choice.addEventListener("change", draw);
  narrow.addEventListener("change", () => behind(open()));

  let waiting = 0;
  return {
    close,
    /** Show a row, and what it says now; a pause of typing is waited for. */
    follow: (row, changed) => {
      const other = slugs.includes(row.data.catalog) && row.data.catalog !== choice.value;
      current = row;
      if (other) choice.value = row.data.catalog;
      if (!open()) return;
      clearTimeout(waiting);
      if (changed || other) waiting = setTimeout(draw, 250);
      else point();
    },
  };
};
