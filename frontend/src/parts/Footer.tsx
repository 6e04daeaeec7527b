/** Language, colours, and what the whole is. */

import { useAtlas } from "../atlas";
import { t } from "../messages";
import { go, linkTo } from "../navigation";
import { remember } from "../memory";
import type { Language, Theme, View } from "../view";
import { Choice } from "./Choice";

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "zh", label: "中文", lang: "zh-Hans" },
] as const satisfies readonly { value: Language; label: string; lang?: string }[];

export function Footer({ view }: { view: View }) {
  const { version } = useAtlas();
  const themes = (["auto", "light", "dark"] as const satisfies readonly Theme[]).map((value) => ({
    value,
    label: t(`theme.${value}`),
  }));
  return (
    <footer class="footer">
      <Choice
        name="language"
        label={t("settings.language")}
        options={LANGUAGES}
        value={view.language}
        choose={(language) => {
          remember({ lang: language });
          go({ language }, "replace");
        }}
      />
      <Choice
        name="theme"
        label={t("settings.theme")}
        options={themes}
        value={view.theme}
        choose={(theme) => {
          remember({ theme });
          go({ theme }, "replace");
        }}
      />
      <p class="footer-note">
        Tongren {version} · <a href={linkTo({ kind: "about" })}>{t("about.licence")}</a> ·{" "}
        {t("about.fact2")}
      </p>
    </footer>
  );
}
