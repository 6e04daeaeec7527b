/** The body that the address names, as the server is asked for it: "adult_man" is one by name,
 * "female_34_163_58" one by sex, years, centimetres and kilograms, any of which may be left out. */

export interface Measures {
  sex: "male" | "female";
  age: string;
  height: string;
  weight: string;
  pregnant: boolean;
}

const MEASURED = /^(male|female)_(\d*(?:\.\d+)?)_(\d*(?:\.\d+)?)_(\d*(?:\.\d+)?)(_p)?$/;

export function readMeasures(body: string): Measures | null {
  const [, sex, age = "", height = "", weight = "", pregnant] = MEASURED.exec(body) ?? [];
  if (sex !== "male" && sex !== "female") return null;
  return { sex, age, height, weight, pregnant: pregnant !== undefined };
}

export function formatMeasures({ sex, age, height, weight, pregnant }: Measures): string {
  return [sex, age, height, weight].map((part) => part.trim()).join("_") + (pregnant ? "_p" : "");
}

/** The address of the steps by which a point is found on it. */
export function rulerPath(body: string, code: string): string {
  const path = bodyPath(body).replace("/api/body?", "/api/body/ruler?");
  return `${path}&point=${encodeURIComponent(code)}`;
}

/** The address of its skin in a pose, "" for rest. */
export function meshPath(body: string, pose: string): string {
  const path = bodyPath(body).replace("/api/body?", "/api/body/mesh?");
  return pose ? `${path}&pose=${encodeURIComponent(pose)}` : path;
}

/** The address at which the server gives this body. */
export function bodyPath(body: string): string {
  const measures = readMeasures(body);
  if (!measures) return `/api/body?name=${encodeURIComponent(body)}`;
  const query = new URLSearchParams({ sex: measures.sex });
  if (measures.age) query.set("age_years", measures.age);
  if (measures.height) query.set("height_cm", measures.height);
  if (measures.weight) query.set("weight_kg", measures.weight);
  if (measures.pregnant) query.set("pregnant", "1");
  return `/api/body?${query}`;
}
