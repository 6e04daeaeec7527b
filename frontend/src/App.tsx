/** The frame around every page: header, main region, footer. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { useAnswer } from "./api/client";
import type { AtlasIndex } from "./api/types";
import { AtlasContext, openAtlas, type Atlas } from "./atlas";
import { speak, t } from "./messages";
import { useView } from "./navigation";
import { CurrentPage } from "./pages/CurrentPage";
import { Notices } from "./offline/Notices";
import { Footer } from "./parts/Footer";
import { FaultNotice } from "./parts/FaultNotice";
import { Header } from "./parts/Header";
import { Waiting } from "./parts/Waiting";
import { DueReminder } from "./session/Reminders";
import type { Language, View } from "./view";

export function App() {
  const view = useView();
  const language = useSpoken(view);
  const [answer, retry] = useAnswer<AtlasIndex>("/api/atlas");
  const index = answer.state === "done" ? answer.data : null;
  const atlas = useMemo(() => index && openAtlas(index), [index]);
  useEffect(() => {
    document.documentElement.dataset.theme = view.theme;
  }, [view.theme]);
  if (answer.state === "failed") {
    return (
      <main id="content" class="lone">
        <FaultNotice error={answer.error} retry={retry} />
      </main>
    );
  }
  if (!atlas) return <Waiting text={t("app.loading")} />;
  return <Frame key={language} atlas={atlas} view={view} />;
}

function Frame({ atlas, view }: { atlas: Atlas; view: View }) {
  return (
    <AtlasContext.Provider value={atlas}>
      <a class="skip" href="#content">
        {t("app.skip")}
      </a>
      <Header view={view} />
      <main id="content" tabIndex={-1}>
        <Notices />
        <DueReminder hidden={view.page.kind === "session"} />
        <CurrentPage view={view} />
      </main>
      <Footer view={view} />
    </AtlasContext.Provider>
  );
}

/** The language whose messages are loaded: changes once they are there. */
function useSpoken(view: View): Language {
  const [language, setLanguage] = useState(view.language);
  useEffect(() => {
    void speak(view.language).then(() => setLanguage(view.language));
  }, [view.language]);
  return language;
}

