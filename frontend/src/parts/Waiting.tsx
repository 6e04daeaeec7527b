/** Shown while an answer is on its way; appears only when it takes long (see the style). */

import { t } from "../messages";

export function Waiting({ text }: { text?: string }) {
  return (
    <div class="waiting" role="status">
      <span class="waiting-mark" aria-hidden="true" />
      {text ?? t("fault.busy")}
    </div>
  );
}
