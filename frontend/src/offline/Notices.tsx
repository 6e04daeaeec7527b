/** Lines over the page: it shows what is kept, or a newer version waits. */

import { useEffect, useState } from "preact/hooks";
import { onKept, showsKept } from "../api/client";
import { t } from "../messages";
import { onUpdate, takeUpdate, updateWaits } from "./register";

export function Notices() {
  const [, renew] = useState(0);
  useEffect(() => {
    const listener = () => renew((count) => count + 1);
    const leave = [onKept(listener), onUpdate(listener)];
    return () => leave.forEach((each) => each());
  }, []);
  return (
    <div role="status">
      {showsKept() && <p class="due">{t("offline.shown")}</p>}
      {updateWaits() && (
        <p class="due">
          {t("offline.update")}{" "}
          <button type="button" class="button quiet" onClick={takeUpdate}>
            {t("offline.reload")}
          </button>
        </p>
      )}
    </div>
  );
}
