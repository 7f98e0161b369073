// How much is measured: as much as a figure takes, or as little as shows that it still works
// (`cargo xtask bench --smoke`).

const isSmoke = process.env.WERKHUB_BENCH_SMOKE !== undefined;

/** So many rounds, places or streams; only a few when nobody looks at the figures. */
export const enough = (many, few) => (isSmoke ? few : many);
