import { randomBytes } from 'node:crypto';
import autocannon from 'autocannon';

/** What came of a load: answers a second on average, the 99th percentile of their latency, and how many there were. */
export interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly answered: number;
}

/** Posts the same body over so many connections, each time with a new Idempotency-Key. Throws when anything but a success comes back. */
export async function post(
  url: string,
  body: object,
  token: string,
  connections: number,
  seconds: number,
): Promise<Load> {
  const run = randomBytes(6).toString('hex');
  let count = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        body: JSON.stringify(body),
        setupRequest: (request) => {
          count += 1;
          const key = `${run}-${count}`;
          request.headers = {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': key,
          };
          return request;
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals and ${result.errors} errors under load`);
  }
  return { perSecond: result.requests.average, p99Ms: result.latency.p99, answered: result['2xx'] };
}
