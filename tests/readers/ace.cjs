// Runs DAISY Ace on e-books, one after the other in one browser's worth of time each.
// usage: node ace.cjs EPUB...   prints {"EPUB": ["rule: where", ...], ...}; NODE_PATH says where Ace lies.
"use strict";
const ace = require("@daisy/ace-core");
const axe = require("@daisy/ace-axe-runner-puppeteer");

function violations(report) {
  return report.assertions.flatMap((document) =>
    document.assertions
      .filter((found) => found["earl:result"]["earl:outcome"] === "fail")
      .map((found) => {
        const where = document["earl:testSubject"].url;
        const html = (found["earl:result"].html || "").slice(0, 200);
        return `${found["earl:test"]["earl:impact"]} ${found["earl:test"]["dct:title"]}: ${where} ${html}`;
      }),
  );
}

async function main(epubs) {
  const found = {};
  for (const epub of epubs) {
    // Told where to write its report, it prints none.
    const outdir = `${epub}-ace`;
    const [, report] = await ace(epub, { cwd: process.cwd(), outdir, jobid: "", silent: true }, axe);
    found[epub] = violations(report);
  }
  process.stdout.write(JSON.stringify(found));
  process.exit(0);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error && error.stack ? error.stack : error}\n`);
  process.exit(1);
});
