// Puts a published client and what it needs into one script for browsers, as the bundlers of web pages do, and prints it:
// node bundle.cjs PACKAGE. The page finds what the package exports under window.client. CLIENTS: folder with node_modules.
const fs = require("node:fs");
const { createRequire } = require("node:module");

const modules = new Map();

function add(file) {
  if (modules.has(file)) return;
  const text = fs.readFileSync(file, "utf8");
  const code = file.endsWith(".json") ? `module.exports = ${text}` : text;
  const needs = {};
  modules.set(file, { code, needs });
  for (const [, name] of code.matchAll(/\brequire\("([^"]+)"\)/g)) add(needs[name] = createRequire(file).resolve(name));
}

const entry = createRequire(process.env.CLIENTS + "/").resolve(process.argv[2]);
add(entry);
const parts = [...modules].map(([file, { code, needs }]) => `${JSON.stringify(file)}: [${JSON.stringify(needs)}, function (exports, require, module) {\n${code}\n}]`);
console.log(`(() => {
const modules = {${parts.join(",\n")}};
const made = {};
const load = (file) => {
  if (made[file]) return made[file].exports;
  const module = (made[file] = { exports: {} });
  const [needs, run] = modules[file];
  run(module.exports, (name) => load(needs[name]), module);
  return module.exports;
};
window.client = load(${JSON.stringify(entry)});
})();`);
