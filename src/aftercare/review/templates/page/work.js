// What somebody has done, kept in the browser until it is saved. Work belongs to one page; that of others is offered.
const store = (data) => {
  const family = `aftercare review\n${data.project}\n${data.language}\n`;
  const page = `${family}${data.name}\n`;
  const own = page + data.english;
  let broken = false;

  /** Names and what was kept for them: nothing but texts of ours, whatever else is in the store. */
  const texts = (pairs) => pairs.filter(([, one]) => typeof one?.text === "string");
  const read = (key) => {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return { ...found, rows: Object.fromEntries(texts(Object.entries(found.rows))), late: texts(found.late ?? []) };
    } catch {
      return null;
    }
  };
  const attempt = (act, otherwise) => {
    try {
      return act();
    } catch {
      broken = true;
      return otherwise;
    }
  };
  const keys = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(family)), []);
  const keep = (work, key = own) => attempt(() => localStorage.setItem(key, JSON.stringify(work)));

  /** The row's name in the store, and what was kept for it: {version, text, finished, question}. */
  const name = (row) => `${row.catalog}/${row.row}`;

  return {
    name,
    own,
    keep,
    get broken() { return broken; },
    load: () => (keys().includes(own) ? read(own) : null),
    /** Work of before, and that of pages with other handouts: `same` tells whether it is of this page. */
    older: () =>
      keys().filter((key) => key !== own).map((key) => ({ key, same: key.startsWith(page), work: read(key) })).filter((one) => one.work),
    /** Keep of older work what is left, or nothing. */
    leave: (key, work, pairs) =>
      pairs.length ? keep({ ...work, rows: {}, late: pairs }, key) : attempt(() => localStorage.removeItem(key)),
  };
};
