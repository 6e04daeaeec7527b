/** What the hand can do with the body without dragging: views, sides, turning, nearer, farther. */

import { t, word } from "../messages";
import { go, linkTo } from "../navigation";
import { Choice } from "../parts/Choice";
import { isNamed, NAMED_VIEWS, type Camera, type Side, type View } from "../view";
import { turn, zoom } from "./camera";

interface Props {
  view: View;
  move: (change: (camera: Camera) => Camera) => void;
  save: () => void;
  whole: boolean;
}

const MOVES = [
  { key: "turnLeft", mark: "↺", change: (camera: Camera) => turn(camera, -30, 0) },
  { key: "turnRight", mark: "↻", change: (camera: Camera) => turn(camera, 30, 0) },
  { key: "nearer", mark: "+", change: (camera: Camera) => zoom(camera, 0.75) },
  { key: "farther", mark: "−", change: (camera: Camera) => zoom(camera, 1.33) },
] as const;

const SIDES: readonly Side[] = ["both", "left", "right"];

export function BodyControls({ view, move, save, whole }: Props) {
  const { page } = view;
  const aside = page.kind === "point" ? page.code : "";
  return (
    <div class="body-controls">
      <label class="pick">
        <span>{t("body.view")}</span>
        <select
          value={isNamed(view.camera) ? view.camera : ""}
          onChange={(event) => go({ camera: event.currentTarget.value }, "replace")}
        >
          <option value="">{t("body.viewOwn")}</option>
          {NAMED_VIEWS.map((name) => (
            <option key={name} value={name}>
              {word("bodyView", name)}
            </option>
          ))}
        </select>
      </label>
      <span class="body-moves">
        {MOVES.map(({ key, mark, change }) => (
          <button
            key={key}
            type="button"
            class="body-move"
            aria-label={t(`body.${key}`)}
            title={t(`body.${key}`)}
            onClick={() => move(change)}
          >
            <span aria-hidden="true">{mark}</span>
          </button>
        ))}
      </span>
      <Choice
        name="side"
        label={t("body.side")}
        options={SIDES.map((value) => ({ value, label: t(`side.${value}`) }))}
        value={view.side}
        choose={(side) => go({ side }, "replace")}
      />
      <span class="body-out">
        <button type="button" class="link" onClick={save}>
          {t("body.save")}
        </button>
        <button type="button" class="link" onClick={() => print()}>
          {t("body.print")}
        </button>
      </span>
      {!whole && (
        <a href={linkTo({ kind: "body", point: aside, meridian: page.kind === "meridian" ? page.id : "" })}>
          {t("body.open")}
        </a>
      )}
    </div>
  );
}
