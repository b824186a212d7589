import { useEffect, useState } from 'react';

const minuteMs = 60_000;

/** The time, again each minute, so that clocks on the screen go on. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), minuteMs);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
