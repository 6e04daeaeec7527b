/** One condition or pattern: which points claim it, in which words, and from which source. */

import { AnsweredFault, useAnswer } from "../api/client";
import type { TermAnswer, TermClaim, TermEntry } from "../api/types";
import { useAtlas } from "../atlas";
import { t, tn } from "../messages";
import { linkTo } from "../navigation";
import { Cite, CitedRegion } from "../parts/Cite";
import { FaultNotice } from "../parts/FaultNotice";
import { Hanzi, PointLink } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import { Prose } from "../parts/Prose";
import { SourceList } from "../parts/SourceList";
import { TermName } from "../parts/TermName";
import { VoiceChoice } from "../parts/VoiceChoice";
import { Waiting } from "../parts/Waiting";
import { Standing } from "../record/Claims";
import { Facts, Section } from "../record/Section";
import type { Voice } from "../view";
import { UnknownNamePage } from "./UnknownPages";

interface Props {
  kind: "condition" | "pattern";
  id: string;
  voice: Voice;
}

export function TermPage({ kind, id, voice }: Props) {
  const query = voice === "plain" ? "?voice=lay" : "";
  const [answer, retry] = useAnswer<TermAnswer>(`/api/${kind}s/${encodeURIComponent(id)}${query}`);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") {
    const { error } = answer;
    if (error instanceof AnsweredFault && error.fault.kind === "unknown_term") {
      return <UnknownNamePage kind={kind} text={id} />;
    }
    return <FaultNotice error={error} retry={retry} />;
  }
  return <Term answer={answer.data} voice={voice} />;
}

function Term({ answer, voice }: { answer: TermAnswer; voice: Voice }) {
  const atlas = useAtlas();
  const cited = new Set([...answer.sources, ...answer.claims.flatMap((claim) => claim.sources)]);
  const sources = [...atlas.sources.values()].filter((source) => cited.has(source.key));
  const points = new Set(answer.claims.map((claim) => claim.code));
  const name = voice === "plain" && answer.plain ? answer.plain : answer.label;
  const other = answer.kind === "pattern" ? "condition" : "pattern";
  return (
    <PageFrame title={name} name={answer.id} class="term">
      <CitedRegion sources={sources}>
        <p class="eyebrow">
          <a href={linkTo({ kind: "lists" })}>{t("nav.lists")}</a> · {t(`term.${answer.kind}`)}
        </p>
        <h1>
          <span lang="en">{name}</span> {answer.hanzi && <Hanzi text={answer.hanzi} traditional />}
        </h1>
        {answer.definition && (
          <p class="lead">
            <Prose text={answer.definition} /> <Cite sources={answer.sources} />
          </p>
        )}
        <Facts
          rows={[
            [t("term.plain"), voice === "practitioner" && answer.plain && <span lang="en">{answer.plain}</span>],
            [t("term.field"), voice === "plain" && answer.plain && <span lang="en">{answer.label}</span>],
            [t("meridian.synonyms"), answer.synonyms.length > 0 && <span lang="en">{answer.synonyms.join(", ")}</span>],
          ]}
        />
        {answer.red_flag && (
          <section class="red-flags" aria-labelledby="term-flag">
            <h2 id="term-flag">{t("section.redFlags")}</h2>
            <p>
              <Prose text={answer.red_flag} />
            </p>
          </section>
        )}
        <VoiceChoice voice={voice} />
        <Claims claims={answer.claims} points={points.size} />
        <Entries title="term.broader" kind={answer.kind} entries={answer.broader} />
        <Entries title="term.narrower" kind={answer.kind} entries={answer.narrower} />
        <Entries title={`term.tied.${other}`} kind={other} entries={answer.signs} />
        <SourceList sources={sources} />
      </CitedRegion>
    </PageFrame>
  );
}

function Claims({ claims, points }: { claims: TermClaim[]; points: number }) {
  const byCode = Map.groupBy(claims, (claim) => claim.code);
  return (
    <Section
      id="claims"
      title="term.claims"
      note={points ? `${tn("term.points", points)} ${t("claims.note")}` : t("term.none")}
    >
      <ul class="ties">
        {[...byCode].map(([code, own]) => (
          <li key={code}>
            <span class="tie-to">
              <PointLink code={code} />
            </span>
            <div>
              {own.map((claim) => (
                <p key={claim.field + claim.text}>
                  {claim.group && <b lang="en">{claim.group}: </b>}
                  <Prose text={claim.text} current={code} /> <Cite sources={claim.sources} />{" "}
                  <Standing status={claim.status} era={claim.era ?? ""} />
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Entries(props: {
  title: "term.broader" | "term.narrower" | "term.tied.condition" | "term.tied.pattern";
  kind: "condition" | "pattern";
  entries: TermEntry[];
}) {
  if (!props.entries.length) return null;
  return (
    <Section id={props.title.replaceAll(".", "-")} title={props.title}>
      <ul class="badges">
        {props.entries.map((entry) => (
          <li key={entry.id}>
            <a href={linkTo({ kind: props.kind, id: entry.id })}>
              <TermName entry={entry} /> {entry.points > 0 && <small>{entry.points}</small>}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
