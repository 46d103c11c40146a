const stepMinutes = 0.25;

/**
 * Modified offered load m′ = λ − μm: how many windows would be busy at each minute if nobody ever had to wait. It lags
 * behind the arrivals by about one service, which a plan from the rate of the moment would miss.
 * `arrivals`: people a minute, for each minute from opening on.
 */
export function offeredLoad(arrivals: readonly number[], serviceMinutes: number): readonly number[] {
  let load = 0;
  return arrivals.map((rate) => {
    for (let passed = 0; passed < 1; passed += stepMinutes) load += stepMinutes * (rate - load / serviceMinutes);
    return load;
  });
}
