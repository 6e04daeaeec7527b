/**
 * The words of the interface. English is the reference; another language is one JSON file with
 * the same keys, and what it lacks is shown in English.
 */

import type { Language } from "../view";
import en from "./en.json";

export type MessageKey = keyof typeof en;
type Messages = Partial<Record<MessageKey, string>>;

const LOADERS: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
  zh: () => import("./zh.json").then((module) => module.default as Messages),
};

/** Names of landmarks by identifier; in English the data has them. */
const LANDMARKS: Partial<Record<Language, () => Promise<Record<string, string>>>> = {
  zh: () => import("./landmarks/zh.json").then((module) => module.default),
};

/** Sentences of reasons by identifier; in English the server sends them. */
const REASONS: Partial<Record<Language, () => Promise<Record<string, string>>>> = {
  zh: () => import("./reasons/zh.json").then((module) => module.default),
};

let messages: Messages = en;
let landmarks: Record<string, string> = {};
let reasons: Record<string, string> = {};
let spoken: Language = "en";
let plural = new Intl.PluralRules("en");

export async function speak(language: Language): Promise<void> {
  const names = LANDMARKS[language]?.() ?? {};
  const sentences = REASONS[language]?.() ?? {};
  messages = await LOADERS[language]().catch(() => en);
  landmarks = await Promise.resolve(names).catch(() => ({}));
  reasons = await Promise.resolve(sentences).catch(() => ({}));
  spoken = language;
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}

/** Whether the interface speaks this language now. */
export function speaks(language: Language): boolean {
  return spoken === language;
}

/** The message, with `{name}` replaced from `values`. */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  const text = messages[key] ?? en[key];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The message for a number: `key` + ".one" or ".other". */
export function tn(key: string, count: number, values: Record<string, string | number> = {}) {
  const form = plural.select(count) === "one" ? "one" : "other";
  return t(`${key}.${form}` as MessageKey, { count, ...values });
}

/** The word for a closed value of the data, such as an angle; the value itself if unknown. */
export function word(group: string, value: string): string {
  const key = `${group}.${value}` as MessageKey;
  return messages[key] ?? en[key] ?? value.replaceAll("_", " ");
}

/** What a landmark is called; null where only the data knows. */
export function landmarkName(name: string): string | null {
  const bare = name.replace(/^right /, "");
  const known = landmarks[bare];
  if (!known) return null;
  return bare === name ? known : t("ruler.right", { name: known });
}

/** The sentence or word of a reason; null where only the server has it, in English. */
export function reasonSentence(key: string): string | null {
  return reasons[key] ?? null;
}
