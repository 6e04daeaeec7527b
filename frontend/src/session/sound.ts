/** A soft bell and a short buzz, only where the reader asked for them. */

let audio: AudioContext | null = null;

/** To be called from a click: browsers give sound to nobody else. */
export function allowSound(): void {
  try {
    audio ??= new AudioContext();
    void audio.resume();
  } catch {
    // No sound on this device: the words tell the same.
  }
}

export function ring(): void {
  if (!audio) return;
  const now = audio.currentTime;
  for (const [partial, loudness] of [[1, 0.16], [2.01, 0.05]] as const) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = 432 * partial;
    gain.gain.setValueAtTime(0.0001, now);
    gain.gain.exponentialRampToValueAtTime(loudness, now + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + 2.2);
    tone.connect(gain).connect(audio.destination);
    tone.start(now);
    tone.stop(now + 2.3);
  }
}

export function canBuzz(): boolean {
  return "vibrate" in navigator;
}

export function buzz(): void {
  if (canBuzz()) navigator.vibrate(180);
}
