// Uses the HTML pages of a build as a reader does, in Chromium, from the file system.
// Usage: node pages.mjs FOLDER, the output of a build. Prints TAP.
import fs from 'fs';
import { pathToFileURL } from 'url';
import { createRequire } from 'module';
import puppeteer from 'puppeteer-core';

const folder = process.argv[2];
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let number = 0, failed = false;

function ok(name, holds, note) {
  console.log(`${holds ? 'ok' : 'not ok'} ${++number} - ${name}`);
  if (!holds && note) console.log('# ' + JSON.stringify(note));
  failed ||= !holds;
}

const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const asked = [], errors = [];
page.on('request', request => asked.push(request.url()));
page.on('pageerror', error => errors.push(String(error)));
page.on('console', message => message.type() === 'error' && errors.push(message.text()));

async function checkAccess(name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  const nameless = await page.$$eval('table', tables => tables.filter(table => !table.caption && !document.getElementById(table.getAttribute('aria-labelledby'))).map(table => table.textContent.slice(0, 40)));
  ok(`${name}: every table has a name`, nameless.length === 0, nameless);
  ok(`${name}: axe finds nothing`, violations.length === 0, violations.map(v => [v.id, v.nodes[0].html]));
}
const shown = () => page.$$eval('#table tbody tr', rows => rows.filter(row => !row.hidden).map(row => row.cells[0].textContent.trim()));

// ---- the page of the nation
await page.goto(pathToFileURL(`${folder}/reports/index.html`));
const all = await shown();
ok('every unit is in the table', all.length === fs.readdirSync(`${folder}/units`).length, all.length);
await checkAccess('index');

// By keyboard alone: the first stop leads past the head, the table's heads sort.
await page.keyboard.press('Tab');
ok('the first stop is the way to the table', await page.evaluate(() => document.activeElement.className) === 'skip');
await page.keyboard.press('Enter');
await page.focus('#table th button');
await page.keyboard.press('Enter');
const sorted = await shown();
const collator = [...all].sort(new Intl.Collator('th').compare);
ok('units are in Thai order', sorted.join() === collator.join(), sorted.slice(0, 5));
ok('which readers are told', await page.$eval('#table th', head => head.getAttribute('aria-sort')) === 'ascending');
await page.keyboard.press('Enter');
ok('and backwards', (await shown()).join() === collator.reverse().join());

await page.type('#text', 'เชียง');
const found = await shown();
ok('the search finds names', found.length > 0 && found.length < all.length && found.every(name => name.includes('เชียง')), found);
await page.$eval('#text', input => { input.value = ''; input.dispatchEvent(new Event('input')); });
const bands = await page.$$eval('#band option', options => options.map(option => option.value));
if (bands.length > 1) {
  let count = 0;
  for (const band of bands.slice(1)) {
    await page.select('#band', band);
    count += (await shown()).length;
  }
  const scored = await page.$$eval('#table tbody tr', rows => rows.filter(row => row.dataset.band).length);
  ok('each unit is found under its level', count === scored, [count, scored]);
  await page.select('#band', '');
}

// Printed, the controls are gone.
await page.emulateMediaType('print');
ok('controls are not printed', await page.$eval('form', form => getComputedStyle(form).display) === 'none');
const paper = await page.pdf({ format: 'A4' });
ok('it prints', paper.length > 10000);
await page.emulateMediaType('screen');

// ---- a unit's page and back
const first = await page.$('#table tbody tr:not([hidden]) a');
await Promise.all([page.waitForNavigation(), first.click()]);
ok('a name leads to the page of the unit', /units\/[^/]+\/page\.html$/.test(page.url()), page.url());
await checkAccess('unit');
const missing = await page.$$eval('a[href]', links => links.map(link => link.href));
ok('its links lead to files', missing.filter(url => url.startsWith('file:') && !url.includes('#')).every(url => url.endsWith('report.pdf') || fs.existsSync(decodeURI(url.slice(7)))), missing);
await Promise.all([page.waitForNavigation(), page.click('nav a')]);
ok('and the way back is there', page.url().endsWith('index.html'));

// ---- without scripts all is said
await page.setJavaScriptEnabled(false);
await page.reload();
ok('without scripts all units are shown', (await page.$$('#table tbody tr')).length === all.length);

ok('nothing is fetched from anywhere', asked.every(url => url.startsWith('file:')), asked.filter(url => !url.startsWith('file:')));
ok('no script fails', errors.length === 0, errors);
console.log(`1..${number}`);
await browser.close();
process.exit(failed ? 1 : 0);
