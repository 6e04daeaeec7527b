/** Seconds that run while they should, by the clock of the device, not by counting ticks. */

import { useEffect, useRef, useState } from "preact/hooks";

const TICK_MS = 200;

export function useClock(running: boolean): [number, (seconds: number) => void] {
  const [elapsed, setElapsed] = useState(0);
  const before = useRef(0);
  useEffect(() => {
    if (!running) return;
    const start = Date.now();
    const timer = setInterval(
      () => setElapsed(before.current + (Date.now() - start) / 1000),
      TICK_MS,
    );
    return () => {
      clearInterval(timer);
      before.current += (Date.now() - start) / 1000;
    };
  }, [running]);
  const set = (seconds: number) => {
    before.current = seconds;
    setElapsed(seconds);
  };
  return [elapsed, set];
}
