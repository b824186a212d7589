const radians = Math.PI / 180;
const dayMs = 86_400_000;

/** Where the sun stands overhead: degrees north and east; right to about a degree, which is a pixel of the map. */
export function sunAt(at: Date): { north: number; east: number } {
  const days = at.getTime() / dayMs - 10_957.5;
  const anomaly = (357.529 + 0.985_600_28 * days) * radians;
  const mean = 280.459 + 0.985_647_36 * days;
  const longitude = (mean + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * radians;
  const tilt = 23.439 * radians;
  const north = Math.asin(Math.sin(tilt) * Math.sin(longitude)) / radians;
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(longitude), Math.cos(longitude)) / radians;
  const minutesLate = ((((mean - ascension) % 360) + 540) % 360) - 180;
  const noon = 180 - ((at.getTime() % dayMs) / dayMs) * 360 - minutesLate;
  return { north, east: ((noon + 540) % 360) - 180 };
}

/** The edge of the night along a meridian, in degrees north. */
export function duskAt(east: number, sun: { north: number; east: number }): number {
  const steep = Math.tan((Math.abs(sun.north) < 0.1 ? 0.1 : sun.north) * radians);
  return Math.atan(-Math.cos((east - sun.east) * radians) / steep) / radians;
}
