/** The record of one point, in the voice that the view asks for. */

import { Fragment } from "preact";
import { useEffect } from "preact/hooks";
import { AnsweredFault, useAnswer } from "../api/client";
import type { PointAnswer } from "../api/types";
import { BodyPanel, openPoint } from "../body/BodyPanel";
import { go } from "../navigation";
import { CitedRegion } from "../parts/Cite";
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
          <Shown parts={written} answer={answer} />
          <Unwritten record={record} parts={parts} />
          <Shown parts={reference} answer={answer} />
          <SourceList record={record} />
        </div>
      </CitedRegion>
    </PageFrame>
  );
}

function Shown({ parts, answer }: { parts: Part[]; answer: PointAnswer }) {
  return parts.map((part) => <Fragment key={part.id}>{part.show(answer)}</Fragment>);
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
