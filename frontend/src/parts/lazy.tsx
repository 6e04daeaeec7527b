/** Pages that come when they are first needed, so that the first one comes soon. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Unreachable } from "../api/client";
import { FaultNotice } from "./FaultNotice";
import { Waiting } from "./Waiting";

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [, renew] = useState(0);
    const [attempt, setAttempt] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (known) return;
      setFailed(false);
      load().then(
        (loaded) => {
          known = loaded;
          renew((count) => count + 1);
        },
        () => setFailed(true),
      );
    }, [attempt]);
    if (failed) {
      return <FaultNotice error={new Unreachable()} retry={() => setAttempt(attempt + 1)} />;
    }
    const Known = known;
    return Known ? <Known {...props} /> : <Waiting />;
  };
}
