/** A condition or pattern by its name: in plain words for lay readers, with its characters. */

import type { TermEntry } from "../api/types";
import { currentView } from "../navigation";
import { Hanzi } from "./Names";

export function TermName({ entry }: { entry: Pick<TermEntry, "label" | "plain" | "hanzi"> }) {
  const plain = currentView().voice === "plain" && entry.plain;
  return (
    <>
      <span lang="en">{plain || entry.label}</span>{" "}
      {entry.hanzi && <Hanzi text={entry.hanzi} traditional />}
    </>
  );
}
