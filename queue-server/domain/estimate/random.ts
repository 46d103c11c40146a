/** A source of chance that is a pure function of its seed: numbers in [0, 1). */
export type Random = () => number;

/** Generator "sfc32" (Doty-Humphrey, public domain), started from one number and a stream so that sources do not share their luck. */
export function createRandom(seed: number, stream = 0): Random {
  let a = seed >>> 0;
  let b = stream >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }
  for (let warm = 0; warm < 15; warm += 1) next();
  return next;
}

/** Standard normal, by Marsaglia's polar method. */
export function drawNormal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Exponential with the given mean, in its unit: a gap between arrivals at a constant rate. */
export function drawExponential(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean;
}

/** Gamma with the given shape and scale 1 (Marsaglia and Tsang, 2000). */
function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Shares that add up to 1, scattered about the given ones; the greater the weight, the closer. */
export function drawShares(random: Random, shares: readonly number[], weight: number): number[] {
  const drawn = shares.map((share) => (share > 0 ? drawGamma(random, share * weight) : 0));
  const sum = drawn.reduce((total, value) => total + value, 0);
  return sum > 0 ? drawn.map((value) => value / sum) : [...shares];
}
