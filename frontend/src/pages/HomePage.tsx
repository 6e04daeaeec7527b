/** Where one begins: the box, the circuit, the ways in. */

import { circuit, pointsOf, useAtlas } from "../atlas";
import { t } from "../messages";
import { linkTo } from "../navigation";
import { CircuitRing } from "../parts/CircuitRing";
import { MeridianLink } from "../parts/Names";
import { CategoryBadges } from "../parts/CategoryBadges";
import { PageFrame } from "../parts/PageFrame";
import { SearchBox } from "../parts/SearchBox";

/** What people have in front of them; the first three are the same point. */
const EXAMPLES = ["KID-1", "涌泉", "Yong Quan", "HE 1", "insomnia"];

export function HomePage() {
  const atlas = useAtlas();
  const meridians = [...atlas.meridians.values()];
  return (
    <PageFrame title="" name="home" class="home">
      <section class="hero">
        <div>
          <h1>{t("home.title")}</h1>
          <p class="lead">{t("home.lead")}</p>
          <SearchBox large />
          <p class="examples">
            {t("home.try")}{" "}
            {EXAMPLES.map((query) => (
              <a key={query} href={linkTo({ kind: "search", query })} lang="und">
                {query}
              </a>
            ))}
          </p>
          <p class="counts">
            {t("home.counts", {
              points: atlas.points.size,
              meridians: meridians.length,
              sources: atlas.sources.size,
            })}
          </p>
        </div>
        <CircuitRing meridians={circuit(atlas)} />
      </section>
      <section aria-labelledby="home-meridians">
        <h2 id="home-meridians">{t("nav.meridians")}</h2>
        <ul class="tiles">
          {meridians.map((meridian) => (
            <li key={meridian.id} class={`tile phase-${meridian.phase ?? "none"}`}>
              <MeridianLink id={meridian.id} />
            </li>
          ))}
          <li class="tile phase-none">
            <a href={linkTo({ kind: "meridian", id: "EX" })}>
              <span class="code">EX</span> {t("home.extra")}{" "}
              <small>{pointsOf(atlas, "EX").length}</small>
            </a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="home-categories">
        <h2 id="home-categories">{t("nav.categories")}</h2>
        <CategoryBadges />
      </section>
    </PageFrame>
  );
}
