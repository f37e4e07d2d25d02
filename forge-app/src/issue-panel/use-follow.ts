import { useEffect, useState } from 'react';

/** When to look again after a change; Realtime is usually sooner, and may be off. */
const looksMs = [1_500, 4_000, 9_000, 20_000] as const;
const givenUpMs = 25_000;

/** Asks again after a change until the score was made anew; `follow` starts it, `isFollowing` tells. */
export const useFollow = (
  stamp: string,
  reload: () => Promise<void>,
): { readonly isFollowing: boolean; readonly follow: () => void } => {
  const [since, setSince] = useState<string | null>(null);
  const isFollowing = since !== null && since === stamp;
  useEffect(() => {
    if (!isFollowing) return undefined;
    const timers = looksMs.map((ms) => setTimeout(() => void reload(), ms));
    // What was changed may leave the score as it is; then nothing is awaited any longer.
    timers.push(
      setTimeout(() => {
        setSince(null);
      }, givenUpMs),
    );
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [isFollowing, reload]);
  return {
    isFollowing,
    follow: () => {
      setSince(stamp);
      void reload();
    },
  };
};
