// The test pages of @postlight/parser with what its extractors find, which people wrote for each site by hand.
// Usage, in the folder of that package: node saved_pages.cjs > truths.json
const fs = require('fs');
const path = require('path');
const root = process.cwd();
const parser = require(path.join(root, 'dist', 'mercury.js'));
const expected =
  /url\s*=\s*['"`\s]+(https?:[^'"`\s]+)|readFileSync\(\s*['"`]([^'"`]+)['"`]|assert\.equal\(\s*(title|date_published)\s*,\s*(null|`(?:[^`\\]|\\[^])*`|'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")/g;

function cases(site) {
  const file = path.join('src/extractors/custom', site, 'index.test.js');
  const found = [];
  let url = null;
  for (const match of fs.existsSync(file) ? fs.readFileSync(file, 'utf8').matchAll(expected) : []) {
    const last = found[found.length - 1];
    if (match[1]) url = match[1];
    else if (match[2]) found.push({ site, url, page: match[2] });
    else if (last && !(match[3] in last)) last[match[3]] = Function(`return ${match[4]}`)();
  }
  return found.filter((page) => page.url && fs.existsSync(page.page));
}

(async () => {
  const truths = [];
  for (const page of fs.readdirSync('src/extractors/custom').sort().flatMap(cases)) {
    const html = fs.readFileSync(page.page);
    const read = await parser.parse(page.url, { html, fallback: false });
    truths.push({ ...page, content: read.content, dek: read.dek });
  }
  process.stdout.write(JSON.stringify(truths));
})();
