(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const screen = document.getElementById("screen");
  const rows = [...document.querySelectorAll("article.row")].map((one, at) => new Row(one, data.rows[at], at, data.dense));
  const kept = store(data);
  const view = viewer(data, rows);
  const by = document.getElementById("by");
  const counts = document.getElementById("counts");
  let unsaved = false;
  let said = "";
  let late = []; // work on rows that have changed since, until somebody has decided what becomes of it
  screen.hidden = false;

  const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
  const tell = () => {
    const number = (test) => rows.filter(test).length;
    const parts = [
      `${number((row) => row.finished)} of ${rows.length} finished`,
      `${number((row) => row.changed)} changed`,
      many(number((row) => row.asked), "question"),
    ];
    counts.textContent = [parts.join(", "), said].filter(Boolean).join(". ");
  };
  const keep = () => {
    const touched = rows.filter((row) => row.touched).map((row) => [kept.name(row.data), row.kept()]);
    kept.keep({ by: by.value, saved: new Date().toISOString(), rows: Object.fromEntries([...late, ...touched]) });
    unsaved = touched.length > 0;
    said = kept.broken ? "This browser keeps nothing: save before you close the page" : "";
    tell();
  };
  const changed = (row) => {
    keep();
    view.follow(row, true);
  };

  const go = (row) => {
    if (!row) return;
    row.element.scrollIntoView({ block: "center" });
    row.field.focus({ preventScroll: true });
  };
  const active = () => rows.find((row) => row.element.contains(document.activeElement)) ?? null;
  const next = () => {
    const from = rows.indexOf(active()) + 1;
    const found = [...rows.slice(from), ...rows.slice(0, from)].find((row) => !row.finished);
    if (found) return go(found);
    said = "All rows are finished: save now";
    tell();
    document.getElementById("save").focus();
  };

  const day = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  const save = () => {
    const touched = rows.filter((row) => row.touched);
    if (!touched.length) {
      said = "Nothing to save yet";
      return tell();
    }
    if (touched.some((row) => row.asked) && !by.value.trim()) {
      said = "Write your name first: a question needs somebody to answer to";
      tell();
      return by.focus();
    }
    const { format, project, language, code } = data;
    const file = { format, project, language, code, by: by.value.trim(), date: day(), rows: touched.map((row) => row.saved()) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    link.download = `${data.name}-${file.date}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = false;
    said = `${link.download} is in your downloads, with ${many(touched.length, "row")}. Send it back`;
    tell();
  };

  for (const row of rows) {
    row.field.addEventListener("input", () => { row.typed(); changed(row); });
    row.question.addEventListener("input", () => { row.show(); keep(); });
    row.right.addEventListener("click", () => { row.finish(!row.finished); changed(row); });
    row.undo.addEventListener("click", () => { row.revert(); changed(row); row.field.focus(); });
    row.ask.addEventListener("click", () => row.openQuestion());
    row.element.addEventListener("focusin", () => { row.grow(); view.follow(row, false); });
  }
  by.addEventListener("input", keep);
  document.getElementById("next").addEventListener("click", next);
  document.getElementById("save").addEventListener("click", save);

  const keys = {
    Enter: (row) => { if (row) { row.finish(true); changed(row); } next(); },
    ArrowDown: (row) => go(row ? rows[row.at + 1] : rows[0]),
    ArrowUp: (row) => go(row ? rows[row.at - 1] : rows[0]),
    "/": (row) => row?.openQuestion(),
    s: save,
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return view.close();
    const act = (event.ctrlKey || event.metaKey) && !event.altKey && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(active());
  });
  addEventListener("beforeunload", (event) => { if (unsaved && kept.broken) event.preventDefault(); });

  // The paper shows what was typed, too.
  const cells = [...document.querySelectorAll(".paper tbody td.target")];
  addEventListener("beforeprint", () => {
    const edited = rows.filter((row) => row.changed);
    for (const row of edited) cells[row.at].textContent = row.field.value;
    if (edited.length) document.getElementById("code").textContent = `${data.code}, with ${many(edited.length, "change")}`;
  });

  // Work of before: what fits goes back into its row; what was written for other texts is shown and asked about.
  const mine = kept.load();
  by.value = mine?.by ?? "";
  const offered = kept.older().map(({ key, work }) => ({ key, work, rows: work.rows }));
  for (const row of rows) {
    const found = mine?.rows[kept.name(row.data)];
    if (found && found.version === row.data.version) row.restore(found, false);
    else if (found) late.push([kept.name(row.data), found]);
  }
  if (late.length) offered.push({ key: "", work: mine, rows: Object.fromEntries(late) });
  unsaved = rows.some((row) => row.touched);

  const box = document.getElementById("older");
  const offer = ({ key, work, rows: texts }) => {
    const names = Object.keys(texts);
    const line = document.createElement("div");
    const text = document.createElement("p");
    const list = document.createElement("ul");
    text.textContent = `On ${String(work.saved).slice(0, 10)} you worked on ${many(names.length, "row")} of this language, for texts that have changed since. They are not in this page:`;
    list.append(...names.map((one) => Object.assign(document.createElement("li"), { textContent: `${one}: ${texts[one].text}` })));
    const take = Object.assign(document.createElement("button"), { type: "button", textContent: "Put my texts in, to be looked at again" });
    const drop = Object.assign(document.createElement("button"), { type: "button", textContent: "Delete them" });
    const end = () => {
      if (key) kept.forget(key);
      else late = [];
      line.remove();
      box.hidden = !box.children.length;
      keep();
    };
    take.addEventListener("click", () => {
      for (const row of rows) if (texts[kept.name(row.data)] && !row.touched) row.restore(texts[kept.name(row.data)], true);
      end();
    });
    drop.addEventListener("click", end);
    line.append(text, list, take, " ", drop);
    return line;
  };
  box.append(...offered.filter((one) => Object.keys(one.rows).length).map(offer));
  box.hidden = !box.children.length;
  tell();
})();
