/** The record of one point, in the voice that the view asks for. */

import { useEffect, useMemo } from "preact/hooks";
import { AnsweredFault, useAnswer } from "../api/client";
import type { PointAnswer } from "../api/types";
import { BodyPanel, openPoint } from "../body/BodyPanel";
import { go, linkTo } from "../navigation";
import { CitedRegion } from "../parts/Cite";
import { useGradually } from "../parts/gradually";
import { FaultNotice } from "../parts/FaultNotice";
import { PageFrame } from "../parts/PageFrame";
import { VoiceChoice } from "../parts/VoiceChoice";
import { Waiting } from "../parts/Waiting";
import { Contents, SourceList, Unwritten } from "../record/Closing";
import { Identity } from "../record/Identity";
import { PARTS, REFERENCE, type Part } from "../record/parts";
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
  const parts = PARTS[voice];
  const written = parts.filter((part) => part.has(record));
  const reference = REFERENCE.filter((part) => part.has(record));
  useNeighbourKeys(answer);
  const shown = useGradually(record.code + voice, written.length + reference.length, 2, 1);
  const whole = shown >= written.length + reference.length;
  const title = `${record.code} ${record.names.pinyin} ${record.names.hanzi_simplified}`;
  return (
    <PageFrame title={title} name={record.code} class="record">
      <CitedRegion sources={record.sources}>
        <div class="record-side">
          <BodyPanel chosen={record.code} meridian={record.meridian} choose={openPoint} />
          <Identity answer={answer} />
          <Contents parts={[...written, ...reference]} />
        </div>
        <div class="record-main">
          <VoiceChoice voice={voice} />
          <Shown parts={written.slice(0, shown)} answer={answer} />
          {shown >= written.length && <Unwritten record={record} parts={parts} />}
          <Shown parts={reference.slice(0, Math.max(0, shown - written.length))} answer={answer} />
          {whole && <SourceList record={record} />}
        </div>
      </CitedRegion>
    </PageFrame>
  );
}

function Shown({ parts, answer }: { parts: Part[]; answer: PointAnswer }) {
  return parts.map((part) => <ShownPart key={part.id} part={part} answer={answer} />);
}

/** Made anew only for another record, or where its links lead elsewhere. */
function ShownPart({ part, answer }: { part: Part; answer: PointAnswer }) {
  return useMemo(() => part.show(answer), [part, answer, linkTo({ kind: "home" })]);
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
