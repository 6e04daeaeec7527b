/** Whose body it is: one by name, or by sex, age, height and weight. Only the address keeps it. */

import { useState } from "preact/hooks";
import type { BodyDescription } from "../api/types";
import { useAtlas } from "../atlas";
import { t, word } from "../messages";
import { go } from "../navigation";
import { endLive, showLive } from "./live";
import { formatMeasures, readMeasures, type Measures } from "./request";

const OWN = "";
const FIELDS = ["age", "height", "weight"] as const;
/** Least, greatest and step of the sliders; the numbers beside them take anything. */
const SLIDES = { age: [2, 100, 1], height: [80, 220, 0.5], weight: [10, 160, 0.5] } as const;

interface Props {
  body: string;
  description: BodyDescription | null;
}

export function BodyForm({ body, description }: Props) {
  const { bodies } = useAtlas();
  const given = readMeasures(body);
  const [draft, setDraft] = useState<Measures | null>(given);
  const [possible, setPossible] = useState(true);
  const [seen, setSeen] = useState(body);
  if (seen !== body) {
    setSeen(body);
    // Another body came from elsewhere than this form.
    if (!draft || formatMeasures(draft) !== body) setDraft(given);
  }
  const change = (measures: Measures) => {
    setDraft(measures);
    setPossible(showLive(formatMeasures(measures)));
  };
  const start = (): Measures => ({
    sex: description?.sex === "female" ? "female" : "male",
    age: String(Math.round(description?.age_years ?? 30)),
    height: "",
    weight: "",
    pregnant: false,
  });
  return (
    <form
      class="body-form"
      onSubmit={(event) => {
        event.preventDefault();
        endLive();
        if (draft) go({ body: formatMeasures(draft) });
      }}
    >
      <label class="pick">
        <span>{t("body.whose")}</span>
        <select
          value={draft ? OWN : body}
          onChange={(event) => {
            const name = event.currentTarget.value;
            setDraft(name === OWN ? start() : null);
            setPossible(true);
            endLive();
            if (name !== OWN) go({ body: name });
          }}
        >
          <option value={OWN}>{t("body.mine")}</option>
          {bodies.map((name) => (
            <option key={name} value={name}>
              {word("bodyName", name)}
            </option>
          ))}
        </select>
      </label>
      {draft && (
        <Fields
          draft={draft}
          shown={description}
          change={(part) => change({ ...draft, ...part })}
        />
      )}
      {!possible && <p class="body-note">{t("body.impossible")}</p>}
      {description && (
        <p class="body-real" role="status">
          {t("body.real", {
            height: description.height_cm.toFixed(0),
            weight: description.weight_kg.toFixed(0),
          })}
        </p>
      )}
    </form>
  );
}

interface FieldsProps {
  draft: Measures;
  /** What a measure left out comes to. */
  shown: BodyDescription | null;
  change: (part: Partial<Measures>) => void;
}

function Fields({ draft, shown, change }: FieldsProps) {
  const real = { age: shown?.age_years, height: shown?.height_cm, weight: shown?.weight_kg };
  return (
    <div class="body-fields">
      <label class="pick">
        <span>{t("body.sex")}</span>
        <select
          value={draft.sex}
          onChange={(event) => {
            const sex = event.currentTarget.value === "female" ? "female" : "male";
            change({ sex, pregnant: draft.pregnant && sex === "female" });
          }}
        >
          <option value="female">{t("sex.female")}</option>
          <option value="male">{t("sex.male")}</option>
        </select>
      </label>
      {FIELDS.map((name) => (
        <div key={name} class="body-measure">
          <label class="pick">
            <span>{t(`body.${name}`)}</span>
            <input
              type="number"
              inputMode="decimal"
              min="0"
              max="999"
              step="any"
              value={draft[name]}
              placeholder={t("body.average")}
              onInput={(event) => change({ [name]: event.currentTarget.value })}
            />
          </label>
          <input
            type="range"
            aria-label={t("body.slide", { measure: t(`body.${name}`) })}
            min={SLIDES[name][0]}
            max={SLIDES[name][1]}
            step={SLIDES[name][2]}
            value={draft[name] || String(real[name] ?? "")}
            onInput={(event) => change({ [name]: event.currentTarget.value })}
          />
        </div>
      ))}
      {draft.sex === "female" && (
        <label class="tick">
          <input
            type="checkbox"
            checked={draft.pregnant}
            onChange={(event) => change({ pregnant: event.currentTarget.checked })}
          />{" "}
          {t("body.pregnant")}
        </label>
      )}
      <button type="submit" class="button">
        {t("body.place")}
      </button>
    </div>
  );
}
