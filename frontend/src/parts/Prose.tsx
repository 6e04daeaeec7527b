/** Text of the data: its codes become links, its measures stand out. */

import type { JSX } from "preact";
import { useAtlas } from "../atlas";
import { linkTo } from "../navigation";

const MARKS =
  /\b(?:EX-(?:HN|CA|B|UE|LE)|LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)[1-9]\d?\b|\b\d+(?:\.\d+)?(?:(?:–|-|\sto\s)\d+(?:\.\d+)?)?\s(?:B-cun|F-cun|cun)\b/g;

export function Prose({ text, current }: { text: string; current?: string }) {
  const { points } = useAtlas();
  const pieces: (string | JSX.Element)[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const [mark] = match;
    pieces.push(text.slice(end, match.index));
    if (points.has(mark) && mark !== current) {
      pieces.push(<a href={linkTo({ kind: "point", code: mark })}>{mark}</a>);
    } else if (mark.endsWith("cun")) {
      pieces.push(<b class="measure">{mark.replaceAll(" ", "\u00a0")}</b>);
    } else {
      pieces.push(mark);
    }
    end = match.index + mark.length;
  }
  pieces.push(text.slice(end));
  return <span lang="en">{pieces}</span>;
}
