/** The technique as a moving picture; its words stand beside it. */

const KINDS = [
  "steady_pressure",
  "circular_kneading",
  "intermittent_pressing",
  "rubbing",
  "pushing",
  "plucking",
  "pinching",
  "grasping",
  "tapping",
] as const;

/** Of several techniques the first that can be shown. */
export function Technique({ terms, moving }: { terms: readonly string[]; moving: boolean }) {
  const kind = KINDS.find((known) => terms.includes(known)) ?? "steady_pressure";
  const pair = kind === "pinching" || kind === "grasping";
  return (
    <svg class={`technique ${kind} ${moving ? "moving" : ""}`} viewBox="0 0 120 120" aria-hidden="true">
      <path class="technique-skin" d="M6 74 Q60 62 114 74 V114 H6 Z" />
      <circle class="technique-point" cx="60" cy="68" r="4" />
      {pair ? (
        <>
          <path class="technique-finger one" d="M38 16 q-10 24 10 46 l8 -6 q-12 -20 -4 -40 z" />
          <path class="technique-finger two" d="M82 16 q10 24 -10 46 l-8 -6 q12 -20 4 -40 z" />
        </>
      ) : (
        <path class="technique-finger" d="M50 8 q10 -6 20 0 l4 34 q-2 22 -14 24 q-12 -2 -14 -24 z" />
      )}
    </svg>
  );
}
