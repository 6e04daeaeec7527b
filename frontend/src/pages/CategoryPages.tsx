/** The classes of points that the literature names. */

import { AnsweredFault, useAnswer } from "../api/client";
import type { CategoryAnswer } from "../api/types";
import { useAtlas } from "../atlas";
import { t, tn, word } from "../messages";
import { CitedRegion, Cite } from "../parts/Cite";
import { FaultNotice } from "../parts/FaultNotice";
import { CategoryLink, Hanzi, MeridianLink, Pinyin, PointLink } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import { Prose } from "../parts/Prose";
import { SourceList } from "../parts/SourceList";
import { Waiting } from "../parts/Waiting";
import { Section } from "../record/Section";
import { UnknownNamePage } from "./UnknownPages";

export function CategoriesPage() {
  const { categories } = useAtlas();
  return (
    <PageFrame title={t("categories.title")} name="categories">
      <h1>{t("categories.title")}</h1>
      <p class="lead">{t("categories.lead")}</p>
      <ul class="category-list">
        {[...categories.values()].map((category) => (
          <li key={category.id}>
            <CategoryLink category={category} />
            <p lang="en">{category.plain}</p>
            <small>
              {tn("points.count", category.size)}
              {category.disputed && ` · ${t("category.disagree")}`}
            </small>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

export function CategoryPage({ id }: { id: string }) {
  const [answer, retry] = useAnswer<CategoryAnswer>(`/api/categories/${encodeURIComponent(id)}`);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") {
    const { error } = answer;
    if (error instanceof AnsweredFault && error.fault.kind === "unknown_category") {
      return <UnknownNamePage kind="category" text={id} />;
    }
    return <FaultNotice error={error} retry={retry} />;
  }
  return <Category answer={answer.data} />;
}

function Category({ answer }: { answer: CategoryAnswer }) {
  const atlas = useAtlas();
  const cited = new Set([...answer.sources, ...answer.members.flatMap((one) => one.sources ?? [])]);
  const sources = [...atlas.sources.values()].filter((source) => cited.has(source.key));
  return (
    <PageFrame title={answer.label} name={answer.id} class="category">
      <CitedRegion sources={sources}>
        <p class="eyebrow">{t("categories.title")}</p>
        <h1>
          <span lang="en">{answer.label}</span> <Hanzi text={answer.hanzi} traditional />
        </h1>
        {answer.pinyin && (
          <p>
            <Pinyin text={answer.pinyin} />
          </p>
        )}
        <p class="lead">
          <Prose text={answer.plain} />
        </p>
        <p>
          <Prose text={answer.meaning} /> <Cite sources={answer.sources} />
        </p>
        {answer.disagreements.length > 0 && (
          <Section id="disagreements" title="category.disagreements" class="disagreements">
            <ul>
              {answer.disagreements.map((text) => (
                <li key={text}>
                  <Prose text={text} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Members answer={answer} />
        <SourceList sources={sources} />
      </CitedRegion>
    </PageFrame>
  );
}

function Members({ answer }: { answer: CategoryAnswer }) {
  const { meridians } = useAtlas();
  const has = (field: "of" | "role" | "phase" | "note") => answer.members.some((one) => one[field]);
  const notes = has("note") || answer.members.some((one) => one.disputed);
  return (
    <Section id="members" title="category.members">
      <div class="table-scroll" tabIndex={0} role="group" aria-label={t("category.members")}>
        <table class="members">
          <thead>
            <tr>
              <th scope="col">{t("category.point")}</th>
              {has("of") && <th scope="col">{t("category.of")}</th>}
              {has("role") && <th scope="col">{t("category.role")}</th>}
              {has("phase") && <th scope="col">{t("category.phase")}</th>}
              {notes && <th scope="col">{t("category.note")}</th>}
            </tr>
          </thead>
          <tbody>
            {answer.members.map((member, index) => (
              <tr key={index} class={member.disputed ? "disputed" : ""}>
                <th scope="row">
                  <PointLink code={member.code} />
                </th>
                {has("of") && (
                  <td lang="en">
                    {meridians.has(member.of ?? "") ? (
                      <MeridianLink id={member.of ?? ""} />
                    ) : (
                      member.of
                    )}
                  </td>
                )}
                {has("role") && <td lang="en">{member.role}</td>}
                {has("phase") && <td>{member.phase && word("phase", member.phase)}</td>}
                {notes && (
                  <td>
                    {member.note && <Prose text={member.note} />}
                    {member.disputed && (
                      <p>
                        <b>{t("category.disputed")}</b>: <Prose text={member.disputed} />
                      </p>
                    )}{" "}
                    <Cite sources={member.sources} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
