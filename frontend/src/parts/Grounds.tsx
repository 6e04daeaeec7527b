/** Why something is said, in the language of the interface as far as it has words. */

import type { Ground } from "../api/types";
import { sayGrounds } from "../messages/reasons";

export function Grounds({ grounds, english }: { grounds?: Ground[]; english: string }) {
  return (
    <>
      {sayGrounds(grounds, english).map((said, at) =>
        said.english ? (
          <span key={at} lang="en">
            {said.text}
          </span>
        ) : (
          said.text
        ),
      )}
    </>
  );
}
