/** Makes bodies with the page's own program: node run_shape.mjs FOLDER, see test_shape.py. */

import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { decodeShape } from "../../frontend/src/body/shape/asset";
import { QuickBodies } from "../../frontend/src/body/shape/quick";
import { decodeTemplate } from "../../frontend/src/body/skin";

const folder = argv[2]!;
const read = (name: string): ArrayBuffer => {
  const bytes = readFileSync(`${folder}/${name}`);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
};
const { bodies, pattern } = JSON.parse(readFileSync(`${folder}/bodies.json`, "utf8"));
const quick = new QuickBodies(decodeShape(read("shape.bin")), decodeTemplate(read("template.bin")));
const told = bodies.map((body: string, number: number) => {
  const made = quick.make(body, pattern);
  if (!made) return null;
  writeFileSync(`${folder}/${number}.vertices`, new Uint8Array(made.skin.vertices.buffer));
  const places = Float32Array.from(made.answer.positions.flatMap((each) => each.xyz_mm));
  writeFileSync(`${folder}/${number}.places`, new Uint8Array(places.buffer));
  return made.answer.description;
});
writeFileSync(`${folder}/told.json`, JSON.stringify(told));
