/** A sound and a buzz at each change, for those who close their eyes. */

import { t } from "../messages";
import { allowSound, canBuzz } from "./sound";

export interface Signals {
  sound: boolean;
  vibration: boolean;
}

interface Props {
  signals: Signals;
  change: (signals: Signals) => void;
}

export function Options({ signals, change }: Props) {
  const names = (["sound", "vibration"] as const).filter((name) => name === "sound" || canBuzz());
  return (
    <fieldset class="session-options">
      <legend>{t("session.options")}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={signals[name]}
            onChange={(event) => {
              const wanted = event.currentTarget.checked;
              if (name === "sound" && wanted) allowSound();
              change({ ...signals, [name]: wanted });
            }}
          />{" "}
          {t(`session.${name}`)}
        </label>
      ))}
    </fieldset>
  );
}
