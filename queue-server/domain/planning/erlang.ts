/** Erlang's loss formula: share of those who find all `servers` busy. `offered`: work that comes, in servers' worth. */
export function erlangB(servers: number, offered: number): number {
  let blocked = 1;
  for (let count = 1; count <= servers; count += 1) blocked = (offered * blocked) / (count + offered * blocked);
  return blocked;
}

/** Erlang's delay formula: share of those who have to wait; 1 where the servers cannot keep up. */
export function erlangC(servers: number, offered: number): number {
  if (offered <= 0) return 0;
  if (servers <= offered) return 1;
  const blocked = erlangB(servers, offered);
  return blocked / (1 - (offered / servers) * (1 - blocked));
}

/** P(W ≤ t) = 1 − C e^{−(cμ−λ)t} of those who come to `servers` windows; times in minutes. */
export function shareWithin(servers: number, offered: number, serviceMinutes: number, withinMinutes: number): number {
  if (offered <= 0) return 1;
  if (servers <= offered) return 0;
  const drain = (servers - offered) / serviceMinutes;
  return 1 - erlangC(servers, offered) * Math.exp(-drain * withinMinutes);
}

/** Fewest servers with which at least `share` of the people wait no longer than `withinMinutes`. */
export function serversNeeded(offered: number, serviceMinutes: number, withinMinutes: number, share: number): number {
  if (offered <= 0) return 0;
  let servers = Math.max(1, Math.floor(offered) + 1);
  while (shareWithin(servers, offered, serviceMinutes, withinMinutes) < share) servers += 1;
  return servers;
}
