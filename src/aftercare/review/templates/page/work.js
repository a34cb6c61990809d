// What somebody has done, kept in the browser until it is saved. Work belongs to one English; older work is offered.
const store = (data) => {
  const family = `aftercare review\n${data.project}\n${data.name}\n`;
  const own = family + data.english;
  let broken = false;

  const read = (key) => {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return found && typeof found.rows === "object" ? found : null;
    } catch {
      return null;
    }
  };
  const keys = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(family));
    } catch {
      broken = true;
      return [];
    }
  };

  /** The row's name in the store, and what was kept for it: {version, text, finished, question}. */
  const name = (row) => `${row.catalog}/${row.row}`;

  return {
    name,
    get broken() { return broken; },
    load: () => (keys().includes(own) ? read(own) : null),
    older: () => keys().filter((key) => key !== own).map((key) => ({ key, work: read(key) })).filter((one) => one.work),
    keep: (work) => {
      try {
        localStorage.setItem(own, JSON.stringify(work));
      } catch {
        broken = true;
      }
    },
    forget: (key) => {
      try {
        localStorage.removeItem(key);
      } catch {
        broken = true;
      }
    },
  };
};
