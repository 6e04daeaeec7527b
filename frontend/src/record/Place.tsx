/** Where the point is, how the hand finds it, what lies beneath. */

import type { Anatomy, LayGuide, PointRecord } from "../api/types";
import { t, tn } from "../messages";
import { Cite } from "../parts/Cite";
import { Prose } from "../parts/Prose";
import { Facts, Section } from "./Section";

export function Place({ record }: { record: PointRecord }) {
  const { location } = record;
  if (!location.text) return null;
  return (
    <Section id="place" title="section.place" class="place">
      <p class="place-text">
        <Prose text={location.text} current={record.code} /> <Cite sources={location.sources} />
      </p>
      <Facts
        rows={[
          [t("place.posture"), location.posture && <Prose text={location.posture} />],
          [t("place.sex"), location.sex_variants && <Prose text={location.sex_variants} />],
          [t("place.notes"), location.notes?.length && <Lines texts={location.notes} />],
          [t("point.side"), location.places ? tn("place.places", location.places) : ""],
        ]}
      />
      {location.on_skin === false && <p>{t("place.inside")}</p>}
      {location.alternatives?.map((alternative) => (
        <div key={alternative.text} class="alternative">
          <h3>{t("place.alternatives")}</h3>
          <p>
            <Prose text={alternative.text} current={record.code} />{" "}
            <Cite sources={alternative.sources} />
          </p>
          <p class="held-by">{t("place.heldBy", { who: alternative.held_by })}</p>
        </div>
      ))}
      {location.expression && (
        <details class="expression">
          <summary>{t("place.expression")}</summary>
          <pre lang="en">{location.expression}</pre>
          {location.checks?.map((check) => (
            <p key={check.statement}>
              {t("place.checks")}: <code lang="en">{check.statement}</code>
            </p>
          ))}
        </details>
      )}
    </Section>
  );
}

function Lines({ texts }: { texts: string[] }) {
  if (texts.length === 1) return <Prose text={texts[0] ?? ""} />;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <Prose text={text} />
        </li>
      ))}
    </ul>
  );
}

export function Find({ record }: { record: PointRecord }) {
  const { find, find_lay: lay, mistakes } = record;
  if (!find.length && !lay && !mistakes.length) return null;
  return (
    <Section id="find" title="section.find">
      {find.length > 0 && (
        <ol class="steps">
          {find.map((step) => (
            <li key={step.text}>
              <Prose text={step.text} current={record.code} /> <Cite sources={step.sources} />
              {step.feel && (
                <p class="feel">
                  <span>{t("find.feel")}:</span> <Prose text={step.feel} />
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {lay && <Lay lay={lay} bare={!find.length} />}
      {mistakes.length > 0 && (
        <>
          <h3>{t("find.mistakes")}</h3>
          <ul class="mistakes">
            {mistakes.map((mistake) => (
              <li key={mistake.text}>
                <Prose text={mistake.text} /> <Cite sources={mistake.sources} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Lay({ lay, bare }: { lay: LayGuide; bare: boolean }) {
  return (
    <div class={bare ? "lay bare" : "lay"}>
      {!bare && <h3>{t("find.lay")}</h3>}
      <p>
        <Prose text={lay.text} /> <Cite sources={lay.sources} />
      </p>
      <Facts
        rows={[
          [t("find.shortcut"), lay.finger_shortcut && <Prose text={lay.finger_shortcut} />],
          [t("find.error"), lay.error && <Prose text={lay.error} />],
        ]}
      />
    </div>
  );
}

export function Beneath({ anatomy }: { anatomy: Anatomy | null }) {
  if (!anatomy) return null;
  const layers: [string, string[]][] = [
    [t("anatomy.skinNerves"), anatomy.skin_nerves ?? []],
    [t("anatomy.muscles"), anatomy.muscles ?? []],
    [t("anatomy.vessels"), anatomy.vessels ?? []],
    [t("anatomy.nerves"), anatomy.nerves ?? []],
    [t("anatomy.beneath"), anatomy.beneath ? [anatomy.beneath] : []],
  ];
  return (
    <Section id="anatomy" title="section.anatomy">
      <dl class="strata">
        {layers
          .filter(([, items]) => items.length)
          .map(([name, items]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="en">
                {items.length === 1 ? (
                  items[0]
                ) : (
                  <ul>
                    {items.map((item) => (
                      <li key={item}>{item}</li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          ))}
      </dl>
      <Cite sources={anatomy.sources} />
    </Section>
  );
}
