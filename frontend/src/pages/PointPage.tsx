/** The record of one point, in the voice that the view asks for. */

import { useEffect } from "preact/hooks";
import { AnsweredFault, useAnswer } from "../api/client";
import type { PointAnswer } from "../api/types";
import { remember } from "../memory";
import { t } from "../messages";
import { go } from "../navigation";
import { Choice } from "../parts/Choice";
import { CitedRegion } from "../parts/Cite";
import { FaultNotice } from "../parts/FaultNotice";
import { PageFrame } from "../parts/PageFrame";
import { Waiting } from "../parts/Waiting";
import { Actions, Commentary, Indications } from "../record/Claims";
import { SourceList, Unwritten } from "../record/Closing";
import { Identity } from "../record/Identity";
import { CodeTable, NameTable } from "../record/NameTable";
import { Beneath, Find, Place } from "../record/Place";
import { Moxa, NeedlingNotice, NeedlingTable } from "../record/Practice";
import { Press } from "../record/Press";
import { Cautions, RedFlags } from "../record/Safety";
import { Disagreements, Questions } from "../record/Talk";
import { Combinations, Connections, RelatedPoints } from "../record/Ties";
import type { Voice } from "../view";
import { UnknownPointPage } from "./UnknownPages";

export function PointPage({ code, voice }: { code: string; voice: Voice }) {
  const query = voice === "plain" ? "?voice=lay" : "";
  const [answer, retry] = useAnswer<PointAnswer>(`/api/points/${encodeURIComponent(code)}${query}`);
  const canonical = answer.state === "done" ? answer.data.record.code : code;
  useEffect(() => {
    if (canonical !== code) go({ page: { kind: "point", code: canonical } }, "replace");
  }, [canonical, code]);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") {
    const { error } = answer;
    if (error instanceof AnsweredFault && error.fault.kind.endsWith("_point")) {
      return <UnknownPointPage text={code} fault={error.fault} />;
    }
    return <FaultNotice error={error} retry={retry} />;
  }
  return <Record answer={answer.data} voice={voice} />;
}

function Record({ answer, voice }: { answer: PointAnswer; voice: Voice }) {
  const { record } = answer;
  useNeighbourKeys(answer);
  const title = `${record.code} ${record.names.pinyin} ${record.names.hanzi_simplified}`;
  return (
    <PageFrame title={title} name={record.code} class="record">
      <CitedRegion sources={record.sources}>
        <aside class="record-side">
          <Identity answer={answer} />
        </aside>
        <div class="record-main">
          <VoiceChoice voice={voice} />
          {voice === "plain" ? <PlainRecord answer={answer} /> : <FullRecord answer={answer} />}
          <SourceList record={record} />
        </div>
      </CitedRegion>
    </PageFrame>
  );
}

function FullRecord({ answer }: { answer: PointAnswer }) {
  const { record, codes } = answer;
  return (
    <>
      <Cautions record={record} />
      <Place record={record} />
      <Find record={record} />
      <Beneath anatomy={record.anatomy} />
      <NeedlingTable record={record} />
      <Moxa moxa={record.moxibustion} />
      <Actions record={record} />
      <Indications record={record} plain={false} />
      <Commentary record={record} />
      <Connections record={record} />
      <Combinations record={record} />
      <Disagreements record={record} />
      <Press record={record} />
      <RedFlags record={record} />
      <Questions record={record} />
      <Unwritten record={record} plain={false} />
      <RelatedPoints record={record} />
      <NameTable record={record} />
      <CodeTable record={record} codes={codes} />
    </>
  );
}

function PlainRecord({ answer }: { answer: PointAnswer }) {
  const { record, codes } = answer;
  return (
    <>
      <RedFlags record={record} />
      <Cautions record={record} />
      <Find record={record} />
      <Place record={record} />
      <Press record={record} />
      <Indications record={record} plain />
      <NeedlingNotice />
      <Questions record={record} />
      <Unwritten record={record} plain />
      <RelatedPoints record={record} />
      <NameTable record={record} />
      <CodeTable record={record} codes={codes} />
    </>
  );
}

function VoiceChoice({ voice }: { voice: Voice }) {
  const options = (["practitioner", "plain"] as const).map((value) => ({
    value,
    label: t(`voice.${value}`),
  }));
  return (
    <Choice
      name="voice"
      label={t("voice.label")}
      options={options}
      value={voice}
      choose={(chosen) => {
        remember({ voice: chosen });
        go({ voice: chosen }, "replace");
      }}
    />
  );
}

/** Alt+Shift+Left and Right: the points before and after on the meridian. */
function useNeighbourKeys({ previous, next }: PointAnswer): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey) return;
      const code = { ArrowLeft: previous, ArrowRight: next }[event.key];
      if (!code) return;
      event.preventDefault();
      go({ page: { kind: "point", code } });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [previous, next]);
}
