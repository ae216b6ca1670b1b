// What the official verifier says of a file, as JSON: node c2pa.mjs FILE [ROOT.pem], where the root is one to trust.
// CLIENTS: folder with node_modules.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [file, root] = process.argv.slice(2);
// Node looks for imported packages beside the script only, and they lie elsewhere.
const { Reader } = await import(pathToFileURL(path.join(process.env.CLIENTS, "node_modules/@contentauth/c2pa-node/dist/index.js")));
const settings = root && { trust: { user_anchors: fs.readFileSync(root, "utf8") } };
const reader = await Reader.fromAsset({ path: file }, settings || undefined);
console.log(JSON.stringify(reader ? reader.json() : null));
