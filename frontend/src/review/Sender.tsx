/** Where a page is pasted, chosen or dropped. */

import { useState } from "preact/hooks";
import { AnsweredFault, Unreachable } from "../api/client";
import type { ReadAnswer } from "../api/types";
import { t } from "../messages";
import { FaultNotice } from "../parts/FaultNotice";
import { Waiting } from "../parts/Waiting";
import { readPage } from "./reviewing";

const ACCEPTED = ".txt,.text,.html,.htm,.xhtml,.md,.markdown,.pdf,.docx";

export function Sender({ done }: { done: (answer: ReadAnswer) => void }) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [error, setError] = useState<AnsweredFault | Unreachable | null>(null);
  const read = async (page: Blob, name: string) => {
    setBusy(true);
    setError(null);
    try {
      done(await readPage(page, name));
    } catch (failure) {
      setError(failure instanceof AnsweredFault ? failure : new Unreachable(String(failure)));
    }
    setBusy(false);
  };
  const readText = () => text.trim() && void read(new Blob([text]), t("review.pastedName"));
  const readFile = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void read(file, file.name);
  };
  return (
    <form
      class={`review-form ${over ? "over" : ""}`}
      aria-label={t("review.title")}
      onSubmit={(event) => {
        event.preventDefault();
        readText();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const files = event.dataTransfer?.files;
        if (files?.length) readFile(files);
        else setText(event.dataTransfer?.getData("text/plain") ?? "");
      }}
    >
      <label for="review-text">{t("review.label")}</label>
      <textarea
        id="review-text"
        rows={8}
        value={text}
        placeholder={t("review.placeholder")}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) readText();
        }}
      />
      <div class="review-ways">
        <button type="submit" class="button" disabled={busy}>
          {t("review.submit")}
        </button>
        <label class="review-file">
          <span>{t("review.file")}</span>
          <input
            type="file"
            accept={ACCEPTED}
            disabled={busy}
            onChange={(event) => readFile(event.currentTarget.files)}
          />
        </label>
      </div>
      <p class="section-note">{t("review.privacy")}</p>
      {busy && <Waiting text={t("review.busy")} />}
      {error && <FaultNotice error={error} level="h2" />}
    </form>
  );
}
