"use strict";
// The page works without this: it adds the search, brings the languages of the browser to the front, and draws the
// languages of long lists as they come into view.
(() => {
  const LETTERS = {
    đ: "d", ł: "l", ø: "o", ı: "i", æ: "ae", œ: "oe", ß: "ss",
    ى: "ي", ی: "ي", ې: "ي", ک: "ك", ة: "ه", ە: "ه", ہ: "ه", ـ: "", // one letter on the keyboards of different languages
  };
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{Mn}\u200b-\u200f]/gu, "")
    .replace(/[đłøıæœßىیېکةەہـ]/g, (letter) => LETTERS[letter])
    .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
    .replace(/[^\p{L}\p{N}]+/gu, " ").replace(/(?<=[^\p{Script=Latin}\p{N} ])(?=[a-z0-9])/gu, " ").trim();
  const has = (text, word) => text.includes(/^[a-z0-9]/.test(word) ? ` ${word}` : word);
  // How many letters are too many, too few, others or exchanged in a word, against as much of another as is nearest.
  const slips = (word, other) => {
    let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let row = 1; row <= word.length; row += 1) {
      const next = [row];
      for (let at = 1; at <= other.length; at += 1) {
        next[at] = Math.min(old[at] + 1, next[at - 1] + 1, old[at - 1] + (word[row - 1] !== other[at - 1]));
        if (row > 1 && word[row - 1] === other[at - 2] && word[row - 2] === other[at - 1]) next[at] = Math.min(next[at], older[at - 2] + 1);
      }
      [older, old] = [old, next];
    }
    return Math.min(...old);
  };
  // Asked only where nothing has the words as they are: a slip, a plural, two words as one, or a part of one.
  const resembles = (text, word) => {
    if (has(text, word)) return true;
    if (word.length < 4) return false;
    const own = text.trim().split(" ");
    const most = word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
    return text.includes(word) || own.some((other, at) => own.slice(at).join("").startsWith(word)
      || (other[0] === word[0] && slips(word, other) <= most));
  };

  const known = (tag) => {
    const [language] = tag.split("-");
    if (language === "zh") return /hant|tw|hk|mo/.test(tag) ? "zh-hant" : "zh-hans";
    return language === "fil" ? "tl" : language;
  };
  const wanted = navigator.languages.map((tag) => known(tag.toLowerCase()));
  const rank = (tag) => {
    const found = wanted.indexOf(known(tag.toLowerCase()));
    return found < 0 ? wanted.length : found;
  };
  const items = [...document.querySelectorAll("[data-names]")];
  const languages = items.map((item) => ({
    item, tag: item.dataset.tag, link: item.querySelector("a"), name: item.querySelector(".name"), names: ` ${fold(item.dataset.names)}`,
  }));
  const list = document.querySelector(".languages");
  list.append(...[...items].sort((one, other) => rank(one.dataset.tag) - rank(other.dataset.tag)));

  const rows = [...document.querySelectorAll("[data-handout]")].map((item) => ({
    item, chips: item.querySelector(".chips"), notices: [...item.querySelectorAll("div[data-tag]")], title: ` ${fold(item.querySelector("h3").textContent)}`, shown: null,
  }));
  const legend = [...document.querySelectorAll(".legend dt")];

  const link = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });
  const chip = (slug, language, state) => {
    const { tag, link: name } = language;
    const item = document.createElement("li");
    item.dataset.tag = tag;
    item.className = legend[state].className;
    const file = `./${legend[state].dataset.folder}${slug}/${tag}/${slug}-${tag}`;
    const word = legend[state].firstElementChild;
    const own = Object.assign(document.createElement("span"), { lang: tag, dir: name.dir, textContent: name.textContent });
    const open = link(`${file}.html`, "");
    open.append(own, " ", word.cloneNode(true));
    const print = link(`${file}.pdf`, "PDF");
    print.setAttribute("aria-label", `PDF, ${(language.name ?? name).textContent}, ${word.textContent}`);
    item.append(open, " ", print);
    return item;
  };
  const draw = ({ item, chips, notices, shown }) => {
    const { handout, states } = item.dataset;
    if (states && !chips.children.length) {
      chips.append(...languages.flatMap((language, at) => (states[at] === "-" ? [] : [chip(handout, language, states[at])])));
    }
    for (const each of [...chips.children, ...notices]) each.hidden = shown !== null && !shown.has(each.dataset.tag);
  };
  const byItem = new Map(rows.map((row) => [row.item, row]));
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) draw(byItem.get(target));
  }, { rootMargin: "400px" });
  const drawAll = () => rows.forEach(draw);
  window.addEventListener("beforeprint", drawAll);

  const field = document.getElementById("search");
  const none = document.getElementById("none");
  let titles = null;
  const read = () => {
    if (titles) return;
    titles = {};
    const script = Object.assign(document.createElement("script"), { src: field.dataset.titles });
    script.addEventListener("load", () => {
      for (const [tag, found] of Object.entries(window.aftercareTitles)) {
        titles[tag] = new Map(Object.entries(found).map(([slug, title]) => [slug, ` ${fold(title)}`]));
      }
      search();
    });
    document.head.append(script);
  };
  // A language of a handout is shown if each word is in the title, in the translated title, or in a name of the language.
  const find = (words, asked, within) => {
    const named = languages.map(({ names }) => words.map((word) => within(names, word)));
    const left = new Set();
    for (const row of rows) {
      const { handout } = row.item.dataset;
      const rest = words.map((word) => within(row.title, word));
      const matches = ({ tag }, at) => words.every((word, number) =>
        rest[number] || named[at][number] || within(titles?.[tag]?.get(handout) ?? "", word));
      // Signs alone name nothing.
      row.shown = asked ? new Set(words.length ? languages.filter(matches).map(({ tag }) => tag) : []) : null;
      const there = row.item.dataset.states
        ? languages.filter((_, at) => row.item.dataset.states[at] !== "-").map(({ tag }) => tag)
        : [...row.chips.children].map((each) => each.dataset.tag);
      const kept = there.filter((tag) => row.shown === null || row.shown.has(tag));
      kept.forEach((tag) => left.add(tag));
      row.item.hidden = !kept.length;
      if (row.item.dataset.states) {
        near.unobserve(row.item);
        near.observe(row.item);
      } else draw(row);
    }
    for (const { item, tag } of languages) item.hidden = !left.has(tag);
    return left.size;
  };
  const search = () => {
    const words = fold(field.value).split(" ").filter(Boolean);
    const asked = field.value.trim() !== "";
    if (find(words, asked, has)) none.textContent = "";
    else none.textContent = find(words, asked, resembles) ? "Nothing is written like that. This is near to it:" : "Nothing was found.";
  };
  const fromAddress = () => {
    const text = (new URLSearchParams(location.hash.slice(1)).get("q") ?? "").slice(0, field.maxLength);
    if (text === field.value) return;
    clearTimeout(writing);
    field.value = text;
    read();
    search();
  };
  // Browsers refuse an address that changes with each letter of a fast writer.
  let writing = 0;
  const write = () => {
    const text = field.value.trim();
    history.replaceState(null, "", text ? `#${new URLSearchParams({ q: text })}` : location.href.split("#")[0]);
  };
  const form = document.getElementById("find");
  form.addEventListener("input", () => {
    read();
    search();
    clearTimeout(writing);
    writing = setTimeout(write, 200);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", fromAddress);
  form.hidden = false;
  fromAddress();
  search();
})();
