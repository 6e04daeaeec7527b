/** Whom a page speaks to. */

import { remember } from "../memory";
import { t } from "../messages";
import { go } from "../navigation";
import type { Voice } from "../view";
import { Choice } from "./Choice";

const VOICES: readonly Voice[] = ["practitioner", "plain"];

export function VoiceChoice({ voice }: { voice: Voice }) {
  return (
    <Choice
      name="voice"
      label={t("voice.label")}
      options={VOICES.map((value) => ({ value, label: t(`voice.${value}`) }))}
      value={voice}
      choose={(chosen) => {
        remember({ voice: chosen });
        go({ voice: chosen }, "replace");
      }}
    />
  );
}
