// Asks three viewers for the text of a PDF. Usage: node text.mjs FILE.pdf FOLDER
// Writes FOLDER/pdfium.txt, mupdf.txt and pdfjs.txt.
import fs from 'fs';
import path from 'path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import * as mupdf from 'mupdf';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [file, folder] = process.argv.slice(2);
const bytes = fs.readFileSync(file);

async function askPdfium() {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const text = [...document.pages()].map(page => page.getText()).join('\n');
  document.destroy();
  library.destroy();
  return text;
}

async function askMupdf() {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf');
  let text = '';
  for (let page = 0; page < document.countPages(); page++)
    text += document.loadPage(page).toStructuredText('preserve-whitespace').asText() + '\n';
  return text;
}

async function askPdfjs() {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    text += content.items.map(item => item.str + (item.hasEOL ? '\n' : '')).join('') + '\n';
  }
  return text;
}

const viewers = { pdfium: askPdfium, mupdf: askMupdf, pdfjs: askPdfjs };
for (const [name, ask] of Object.entries(viewers))
  fs.writeFileSync(path.join(folder, name + '.txt'), await ask());
