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
const write = (name: string, values: Float32Array): void =>
  writeFileSync(`${folder}/${name}`, new Uint8Array(values.buffer));
const { bodies, poses, allPoses, pattern, courses } = JSON.parse(readFileSync(`${folder}/bodies.json`, "utf8"));
const quick = new QuickBodies(decodeShape(read("shape.bin")), decodeTemplate(read("template.bin")));
const told = bodies.map((body: string, number: number) => {
  const made = quick.make(body, "", pattern);
  if (!made) return null;
  write(`${number}.vertices`, made.skin.vertices);
  const { positions } = made.answer;
  write(`${number}.places`, Float32Array.from(positions.flatMap((each) => each.xyz_mm)));
  for (const pose of poses) {
    const { skin, answer } = quick.make(body, pose, pattern)!;
    const at = answer.positions.flatMap((each) => skin.place(each.face, each.barycentric).at);
    write(`${number}.${pose}`, Float32Array.from(at, (value) => 1000 * value));
  }
  for (const pose of number < 3 ? allPoses : []) {
    write(`${number}.${pose}_skin`, quick.make(body, pose, pattern)!.skin.vertices);
  }
  const ends = positions.map(({ face, barycentric }) => ({ face, barycentric }));
  const lines = made.trace(courses).map((course) => course.line);
  writeFileSync(`${folder}/${number}.lines`, JSON.stringify({ ends, lines }));
  return made.answer.description;
});
writeFileSync(`${folder}/told.json`, JSON.stringify(told));
