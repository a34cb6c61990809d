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
    const sign = number((row) => row.data.sign && row.finished && !row.changed);
    if (sign) parts.push(`${sign} to be signed again as ${sign === 1 ? "it is" : "they are"}`);
    counts.textContent = [parts.join(", "), said].filter(Boolean).join(". ");
  };
  const keep = () => {
    const touched = rows.filter((row) => row.touched).map((row) => [kept.name(row.data), row.kept()]);
    kept.keep({ by: by.value, saved: new Date().toISOString(), rows: Object.fromEntries(touched), late });
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
  // On keyboards with other letters it is the place of a key that counts.
  const places = { KeyS: "s", Slash: "/" };
  const letter = ({ key, code, shiftKey }) => {
    if (key.length > 1) return key;
    return key > "~" ? places[code] : shiftKey ? key : key.toLowerCase();
  };
  addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") return view.close();
    const act = (event.ctrlKey || event.metaKey) && !event.altKey && keys[letter(event)];
    if (!act) return;
    event.preventDefault();
    act(active());
  });
  addEventListener("beforeunload", (event) => { if (unsaved && kept.broken) event.preventDefault(); });

  // The paper shows what was typed, too.
  const cells = [...document.querySelectorAll(".paper tbody td.target")];
  const printed = cells.map((cell) => [...cell.childNodes]);
  addEventListener("beforeprint", () => {
    for (const row of rows) cells[row.at].replaceChildren(...(row.changed ? [row.field.value] : printed[row.at]));
    const edited = rows.filter((row) => row.changed).length;
    document.getElementById("code").textContent = edited ? `${data.code}, with ${many(edited, "change")}` : data.code;
  });

  // Work of before: what fits goes back into its row; what was written for other texts is shown and asked about.
  const named = new Map(rows.map((row) => [kept.name(row.data), row]));
  const elsewhere = ([name, text]) => !named.get(name)?.has(text);
  const entries = (work) => [...Object.entries(work.rows), ...work.late];
  const take = (work) => {
    by.value = work.by ?? "";
    late = work.late.filter(elsewhere);
    for (const [name, row] of named) {
      const found = work.rows[name];
      if (found && found.version !== row.data.version && elsewhere([name, found])) late.push([name, found]);
      row.restore(found?.version === row.data.version ? found : row.nothing, false);
    }
    unsaved = rows.some((row) => row.touched);
  };
  const mine = kept.load();
  if (mine) take(mine);
  // The same page in another tab: each has what was typed in the other, and so neither writes over it.
  addEventListener("storage", (event) => {
    const theirs = event.key === kept.own && kept.load();
    if (theirs) take(theirs);
    tell();
  });

  const box = document.getElementById("older");
  const offer = ({ key, work, all, pairs }) => {
    const line = document.createElement("div");
    const text = document.createElement("p");
    const list = document.createElement("ul");
    text.textContent = `On ${String(work.saved).slice(0, 10)} you worked on ${many(pairs.length, "row")} of this language that have changed since, or in a page with other handouts. That work is not in this page:`;
    list.append(...pairs.map(([name, one]) =>
      Object.assign(document.createElement("li"), { textContent: [`${name}: ${one.text}`, one.question].filter(Boolean).join(" – ") })));
    const put = Object.assign(document.createElement("button"), { type: "button", textContent: "Put my texts in, to be looked at again" });
    const drop = Object.assign(document.createElement("button"), { type: "button", textContent: "Delete them" });
    const end = (done) => {
      const rest = pairs.filter((one) => !done.includes(one));
      const left = all.filter((one) => !done.includes(one));
      if (key) kept.leave(key, work, left);
      else late = late.filter((one) => !done.includes(one));
      line.replaceWith(...(rest.length ? [offer({ key, work, all: left, pairs: rest })] : []));
      box.hidden = !box.children.length;
      keep();
    };
    put.addEventListener("click", () =>
      end(pairs.filter(([name, one]) => {
        const row = named.get(name);
        if (!row || row.touched) return false;
        row.restore(one, true);
        return true;
      })));
    drop.addEventListener("click", () => end(pairs));
    line.append(text, list, put, " ", drop);
    return line;
  };
  const offered = kept.older().map(({ key, same, work }) => {
    const all = entries(work);
    return { key, work, all, pairs: all.filter((one) => (same || named.has(one[0])) && elsewhere(one)) };
  });
  offered.push({ key: "", work: mine, all: late, pairs: late });
  box.append(...offered.filter(({ pairs }) => pairs.length).map(offer));
  box.hidden = !box.children.length;
  tell();
})();
