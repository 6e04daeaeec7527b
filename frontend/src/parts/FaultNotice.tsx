/** An error in words, with a way on. */

import { showsKept, Unreachable, type AnsweredFault } from "../api/client";
import { t } from "../messages";

interface Props {
  error: AnsweredFault | Unreachable;
  retry?: () => void;
  level?: "h1" | "h2";
}

export function FaultNotice({ error, retry, level: Heading = "h1" }: Props) {
  const lost = error instanceof Unreachable;
  return (
    <section class="fault" role="alert">
      <Heading>{lost ? t("fault.unreachable") : t("fault.title")}</Heading>
      <p>{lost ? t("fault.unreachableAdvice") : error.fault.message}</p>
      {lost && showsKept() && <p>{t("offline.notKept")}</p>}
      {!lost && <p>{error.fault.advice}</p>}
      {retry && (
        <button type="button" class="button" onClick={retry}>
          {t("fault.retry")}
        </button>
      )}
    </section>
  );
}
