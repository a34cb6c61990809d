"use strict";
// The short list that is checked while somebody types. All checks run when the file is imported.
const checks = (() => {
  const DIGIT = /\p{Nd}/u;
  const NUMBER = /\p{Nd}+(?:[.,\u066b\u066c'’\u202f\u00a0]\p{Nd}+)*/gu;
  const BRACES = /\{[a-z_]+\}/g;

  /** Digits of every script stand in rows of ten, so their place in the row is their value. */
  const digit = (char) => {
    const code = char.codePointAt(0);
    let first = code;
    while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
    return (code - first) % 10;
  };
  const number = (text) =>
    [...text].map((char) => (DIGIT.test(char) ? digit(char) : char)).join("")
      .replace(/[.,\u066b\u066c'’\u202f\u00a0](?=\d{3}(?!\d))/g, "")
      .replace(/[,\u066b\u066c'’\u202f\u00a0]/g, ".");
  const numbers = (text) => (text.replace(BRACES, " ").match(NUMBER) ?? []).map(number);

  /** What is in one list and not in the other, each as often as it is missing. */
  const lacking = (wanted, there) => {
    const rest = [...there];
    return wanted.filter((one) => {
      const at = rest.indexOf(one);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
  };
  const both = (one, other, of) => [
    ...lacking(of(one), of(other)).map((found) => `${found} is in the English, and not here`),
    ...lacking(of(other), of(one)).map((found) => `${found} is here, and not in the English`),
  ];

  const length = (english, text, dense) => {
    const share = text.length / Math.max(english.length, 1);
    if (text.length > 40 && share > 3) return ["much longer than the English: is something added?"];
    if (english.length > 30 && share < (dense ? 0.12 : 0.33)) return ["much shorter than the English: is something lost?"];
    return [];
  };

  return (english, text, dense) => {
    if (!text.trim()) return ["no translation: an empty row is refused when the file is read back"];
    return [
      ...both(english, text, (one) => one.match(BRACES) ?? []),
      ...both(english, text, numbers),
      ...length(english, text, dense),
    ];
  };
})();
