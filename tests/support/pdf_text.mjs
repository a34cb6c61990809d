// The text of PDF files as pdf.js reads it, one a line of JSON: node pdf_text.mjs FOLDER_OF_PDFJS FILE…
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Only drawing needs these, and they are not in Node.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};
const [folder, ...files] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`).href);
for (const file of files) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  let text = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\n";
  }
  console.log(JSON.stringify(text));
}
