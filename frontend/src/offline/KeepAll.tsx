/** The offer to keep everything on this device. */

import { useEffect, useRef, useState } from "preact/hooks";
import { useAtlas } from "../atlas";
import { t } from "../messages";
import { currentView } from "../navigation";
import { Section } from "../record/Section";
import { isKept, keepEverything } from "./everything";

type State = "open" | "kept" | "failed" | number;

export function KeepAll() {
  const atlas = useAtlas();
  const [state, setState] = useState<State>(isKept(atlas) ? "kept" : "open");
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  const possible = "serviceWorker" in navigator && isSecureContext;
  const start = () => {
    setState(0);
    keepEverything(atlas, currentView().body, setState, abort.current.signal).then(
      () => setState("kept"),
      () => setState("failed"),
    );
  };
  return (
    <Section id="offline" title="offline.title">
      <p>{t(possible ? "offline.lead" : "offline.impossible")}</p>
      {possible && (
        <p class="keep-all">
          <button type="button" class="button" disabled={typeof state === "number"} onClick={start}>
            {t(state === "kept" ? "offline.again" : "offline.keep")}
          </button>{" "}
          {typeof state === "number" && (
            <progress max={1} value={state} aria-label={t("offline.keeping")} />
          )}
        </p>
      )}
      <p role="status">
        {state === "kept" && t("offline.kept")}
        {state === "failed" && t("offline.failed")}
        {typeof state === "number" && t("offline.keeping")}
      </p>
    </Section>
  );
}
