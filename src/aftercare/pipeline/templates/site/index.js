"use strict";
// The page works without this: it adds the search, and brings the languages of the browser to the front.
(() => {
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
  const items = [...document.querySelectorAll("[data-search]")];

  const known = (tag) => {
    const [language] = tag.split("-");
    if (language === "zh") return /hant|tw|hk|mo/.test(tag) ? "zh-hant" : "zh-hans";
    return language === "fil" ? "tl" : language;
  };
  const wanted = navigator.languages.map((tag) => known(tag.toLowerCase()));
  const rank = (item) => {
    const found = wanted.indexOf(known(item.dataset.tag.toLowerCase()));
    return found < 0 ? wanted.length : found;
  };
  for (const list of document.querySelectorAll(".languages")) {
    list.append(...[...list.children].sort((one, other) => rank(one) - rank(other)));
  }

  const field = document.getElementById("search");
  const none = document.getElementById("none");
  const search = () => {
    const text = fold(field.value);
    for (const item of items) item.hidden = !fold(item.dataset.search).includes(text);
    none.textContent = items.every((item) => item.hidden) ? none.dataset.text : "";
  };
  const form = document.getElementById("find");
  form.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  search();
})();
