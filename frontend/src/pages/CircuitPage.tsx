/** The circuit on the body: from meridian to meridian, joins included, in the direction of flow. */

import { useAtlas } from "../atlas";
import { BodyPanel, openPoint } from "../body/BodyPanel";
import { stageRuling, stagesOf, type Stage } from "../circuit";
import { speaks, t } from "../messages";
import { formatStep, go } from "../navigation";
import { MeridianLink, PointLink, shortHanzi } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import { Player } from "../parts/Player";
import type { View } from "../view";

export function CircuitPage({ view }: { view: View }) {
  const atlas = useAtlas();
  const stages = stagesOf(atlas);
  const at = Math.min(view.step, stages.length);
  const stage = stages[at - 1];
  return (
    <PageFrame title={t("circuit.title")} name="circuit" class="circuit-page">
      <h1>{t("circuit.title")}</h1>
      <p class="lead">{t("circuit.lead")}</p>
      <div class="body-grid">
        <div>
          <BodyPanel
            chosen=""
            meridian={stage?.meridian.id ?? ""}
            choose={openPoint}
            drawn={stage && { key: String(at), make: (figure) => stageRuling(stage, figure) }}
            whole
          />
        </div>
        <div class="body-side">
          <section class="ruler" aria-label={t("circuit.title")}>
            <Player
              count={stages.length}
              step={at}
              sentence={stage ? sentenceOf(stage) : t("circuit.begin")}
              show={(step) => go({ step, camera: "" }, "replace")}
            />
          </section>
          <ol class="circuit-stages">
            {stages.map((each, index) => (
              <li key={index} class={each.kind} aria-current={index + 1 === at ? "step" : undefined}>
                <StageLine stage={each} href={formatStep(view, index + 1)} />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </PageFrame>
  );
}

function StageLine({ stage, href }: { stage: Stage; href: string }) {
  if (stage.kind === "meridian") {
    return (
      <>
        <MeridianLink id={stage.meridian.id} /> <a href={href}>{t("circuit.show")}</a>
      </>
    );
  }
  const { join, meridian, next } = stage;
  return (
    <>
      <a href={href}>{t("circuit.join", { from: meridian.id, to: next.id })}</a>{" "}
      <small>
        {join?.from_point && <PointLink code={join.from_point} full={false} />}
        {join?.from_point && join.to_point && " → "}
        {join?.to_point && <PointLink code={join.to_point} full={false} />}{" "}
        <span lang="en">{[join?.at, join?.by].filter(Boolean).join(", ")}</span>
      </small>
    </>
  );
}

function sentenceOf(stage: Stage): string {
  const name = (meridian: Stage["meridian"]) =>
    `${meridian.id} ${speaks("zh") ? shortHanzi(meridian) : meridian.english}`;
  if (stage.kind === "meridian") {
    const { meridian } = stage;
    return t("circuit.runs", { meridian: name(meridian), count: meridian.points });
  }
  const inside = !stage.join?.from_point;
  return t(inside ? "circuit.passesInside" : "circuit.passes", {
    from: name(stage.meridian),
    to: name(stage.next),
  });
}
