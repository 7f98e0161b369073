// From measurements to what `cargo xtask bench` prints.

import { writeFile } from 'node:fs/promises';

/** The smallest measured value that so many percent do not exceed. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

/** A row whose value is the median of what was measured. */
export function measured(what, values, { unit = 'ms', budget } = {}) {
  const [p50, p99] = [percentile(values, 50), percentile(values, 99)];
  return { what, value: p50, unit, budget, n: values.length, median: p50, p50, p99 };
}

/** The same with a promise about the slowest of a hundred. */
export function slowest({ what, unit, n, p99 }, budget) {
  return { what: `${what}, p99`, value: p99, unit, budget, n };
}

/** Writes the rows where `cargo xtask bench` looks. */
export async function report(rows) {
  const path = process.env.WERKHUB_BENCH_OUT;
  if (!path) throw new Error('WERKHUB_BENCH_OUT is not set: run `cargo xtask bench`');
  await writeFile(path, JSON.stringify({ rows }, null, 2));
}
