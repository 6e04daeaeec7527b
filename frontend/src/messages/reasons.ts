/**
 * Why a claim agrees or differs, or a page cannot be read, in the words of the interface. The
 * server sends English with the values that stand in it; another language is one file of sentences.
 */

import type { Ground, GroundValue } from "../api/types";
import { reasonSentence, word } from ".";

/** A stretch of words; `english` where only the data's own words are there. */
export interface Said {
  text: string;
  english: boolean;
}

/** The grounds in the language of the interface; `english` as a whole where it lacks one. */
export function sayGrounds(grounds: Ground[] | undefined, english: string): Said[] {
  const sentences = (grounds ?? []).map(({ id }) => reasonSentence(id));
  if (!sentences.length || sentences.includes(null)) {
    return english ? [{ text: english, english: true }] : [];
  }
  return grounds!.flatMap((ground, at) => {
    const said = fill(sentences[at]!, ground.values ?? {});
    if (at === grounds!.length - 1) return said;
    const ended = said.map((one) => ({ ...one, text: one.text.replace(/\.$/, "") }));
    return [...ended, { text: "；", english: false }];
  });
}

function fill(sentence: string, values: Record<string, GroundValue>): Said[] {
  return sentence.split(/\{(\w+)\}/).flatMap((text, at): Said[] => {
    if (at % 2) return values[text] ? say(values[text]) : [];
    return text ? [{ text, english: false }] : [];
  });
}

function say(value: GroundValue): Said[] {
  const { text = "", cun, seconds, words, group = "", names } = value;
  if (cun?.length) {
    const depth = `${cun.map(range).join("、")} 寸`;
    return own(text ? ` ${text}（${depth}）` : ` ${depth}`);
  }
  if (seconds?.length) return own(` ${seconds.map(time).join("、")}`);
  if (words?.length) {
    const known = words.map(
      (one, at) => reasonSentence(`${group}.${one}`) ?? names?.[at]?.en ?? word(group, one),
    );
    return own(known.join("、"));
  }
  if (names?.length) return own(names.map(({ en, zh }) => zh || ` ${en} `).join("、"));
  return [{ text, english: /[a-z]{2,} [a-z]{2,}/i.test(text) }];
}

function own(text: string): Said[] {
  return [{ text, english: false }];
}

function range([low, high]: [number, number]): string {
  return low === high ? `${high}` : `${low}～${high}`;
}

function time([low, high]: [number, number]): string {
  return low % 60 || high % 60 ? `${range([low, high])} 秒` : `${range([low / 60, high / 60])} 分钟`;
}
