// One row of the page: its field, its buttons, and what the reviewer has made of it.
class Row {
  constructor(element, data, at, dense) {
    this.element = element;
    this.data = data;
    this.at = at;
    this.dense = dense;
    this.field = element.querySelector("textarea.target");
    this.right = element.querySelector(".right");
    this.ask = element.querySelector(".ask");
    this.undo = element.querySelector(".undo");
    this.asking = element.querySelector(".question");
    this.question = this.asking.querySelector("textarea");
    this.quick = element.querySelector(".quick");
    this.mine = element.querySelector(".mine");
    this.earlier = element.querySelector(".before");
    this.field.style.setProperty("field-sizing", "content");
    this.finished = this.before = data.state === "translated";
    this.show();
  }

  get changed() { return this.field.value !== this.field.defaultValue; }
  get asked() { return this.question.value.trim(); }
  get touched() { return this.changed || this.finished !== this.before || Boolean(this.asked); }

  /** Typing opens a row again: what is changed must be finished anew. */
  typed() {
    this.finished = this.changed ? false : this.before;
    this.grow();
    this.show();
  }

  /** Browsers that do not fit a field to its text are helped. */
  grow() {
    while (this.field.scrollHeight > this.field.clientHeight + 2 && this.field.rows < 30) this.field.rows += 1;
  }

  finish(on) {
    this.finished = on && Boolean(this.field.value.trim());
    this.show();
  }

  revert() {
    this.field.value = this.field.defaultValue;
    this.typed();
  }

  openQuestion() {
    this.asking.hidden = false;
    this.ask.setAttribute("aria-expanded", "true");
    this.question.focus();
  }

  /** What a row is that nobody has touched. */
  get nothing() { return { text: this.field.defaultValue, finished: this.before, question: "" }; }

  /** Whether the page has a text and a question by itself: they were sent in, and came back. */
  has(kept) {
    return kept.text.normalize().trim() === this.field.defaultValue && this.tells(kept.question);
  }

  /** Whether a question is among those that the project knows. */
  tells(question) {
    const asked = String(question ?? "").trim().replace(/\s+/g, " ");
    return !asked || [...this.element.querySelectorAll(".history")].some((one) => one.textContent.includes(`: ${asked};`));
  }

  restore(kept, older) {
    this.field.value = kept.text;
    this.finished = !older && Boolean(kept.finished);
    this.question.value = this.tells(kept.question) ? "" : kept.question;
    if (this.asked) {
      this.asking.hidden = false;
      this.ask.setAttribute("aria-expanded", "true");
    }
    this.show();
  }

  kept() {
    const { version } = this.data;
    return { version, text: this.field.value, finished: this.finished, question: this.asked };
  }

  /** What the file says of the row; the project compares `version` with what it has by then. */
  saved() {
    const { catalog, row, version, english } = this.data;
    const translation = this.field.value;
    const state = this.finished ? "translated" : translation.trim() ? "needs work" : "";
    return { catalog, row, version, english, translation, state, question: this.asked };
  }

  show() {
    const found = this.changed ? checks(this.data.english, this.field.value, this.dense) : [];
    if (found.join("\n") !== [...this.quick.children].map((one) => one.textContent).join("\n")) {
      this.quick.replaceChildren(...found.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    }
    this.element.classList.toggle("finished", this.finished);
    this.element.classList.toggle("unfinished", !this.finished);
    this.right.textContent = this.changed ? "My change is finished" : "Right as it is";
    this.right.setAttribute("aria-pressed", String(this.finished));
    this.undo.hidden = !this.changed;
    if (this.earlier) this.earlier.hidden = !this.changed;
    const said = [
      this.changed && "changed by you",
      this.finished !== this.before && (this.finished ? "finished" : this.changed ? "not finished" : "to be looked at again"),
      this.asked && "question asked",
    ];
    this.mine.textContent = said.filter(Boolean).join(", ");
  }
}
