/** Whose body it is: one by name, or by sex, age, height and weight. Only the address keeps it. */

import { useState } from "preact/hooks";
import type { BodyDescription } from "../api/types";
import { useAtlas } from "../atlas";
import { t, word } from "../messages";
import { go } from "../navigation";
import { formatMeasures, readMeasures, type Measures } from "./request";

const OWN = "";
const FIELDS = ["age", "height", "weight"] as const;

interface Props {
  body: string;
  description: BodyDescription | null;
}

export function BodyForm({ body, description }: Props) {
  const { bodies } = useAtlas();
  const given = readMeasures(body);
  const [draft, setDraft] = useState<Measures | null>(given);
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
      {draft && <Fields draft={draft} change={(part) => setDraft({ ...draft, ...part })} />}
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

function Fields({ draft, change }: { draft: Measures; change: (part: Partial<Measures>) => void }) {
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
        <label key={name} class="pick">
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
