import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { type IppReply, type IppRequest, readReply, writeRequest } from './ipp-codec.ts';

/** Why there is no answer: nobody there · somebody, but silent or too late · an answer that no IPP printer gives. */
export type IppTrouble = 'absent' | 'stalled' | 'fault';

/** Asks one printer. Every question has a connection of its own, so there is nothing to close. */
export interface IppClient {
  /** One question, one answer, within `timeoutMs`. A refusal by the printer is an answer. */
  ask(question: Omit<IppRequest, 'id' | 'printerUri'>, timeoutMs: number): Promise<Result<IppReply, IppTrouble>>;
}

/** An answer with every attribute of a large printer is some 40 kB. */
const largestAnswer = 1_048_576;
const ippPort = '631';

/** Speaks IPP over HTTP or HTTPS (RFC 8010, 4) with the printer at `ipp://`, `ipps://`, `http://` or `https://`. */
export function createIppClient(url: string): IppClient {
  const address = new URL(url.replace(/^ipp/, 'http'));
  const tls = address.protocol === 'https:';
  if (/^ipps?:/.test(url) && address.port === '') address.port = ippPort;
  const printerUri = `${tls ? 'ipps' : 'ipp'}://${address.host}${address.pathname}`;
  let lastId = 0;

  function post(body: Buffer, timeoutMs: number): Promise<Result<Buffer, IppTrouble>> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      let reached = false;
      const sent = (tls ? requestTls : requestPlain)(address, {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/ipp', 'content-length': body.length },
      });
      function end(result: Result<Buffer, IppTrouble>): void {
        clearTimeout(timer);
        resolve(result);
        sent.destroy();
      }
      const timer = setTimeout(() => end(err(reached ? 'stalled' : 'absent')), timeoutMs);
      sent.on('socket', (socket) => socket.once(tls ? 'secureConnect' : 'connect', () => (reached = true)));
      sent.on('error', (error) => end(err(isNoHttp(error) ? 'fault' : 'absent')));
      sent.on('response', (response) => {
        if (response.statusCode !== 200) return end(err('fault'));
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > largestAnswer) end(err('fault'));
          else chunks.push(chunk);
        });
        response.on('end', () => end(ok(Buffer.concat(chunks))));
        response.on('error', () => end(err('absent')));
      });
      sent.end(body);
    });
  }

  return {
    async ask(question, timeoutMs) {
      lastId = (lastId % 0x7fff_fffe) + 1;
      const id = lastId;
      const answer = await post(writeRequest({ ...question, id, printerUri }), timeoutMs);
      if (!answer.ok) return answer;
      const reply = readReply(answer.value, id);
      return reply === null ? err('fault') : ok(reply);
    },
  };
}

/** Something else than HTTP speaks there (`HPE_…` of the parser, a certificate nobody vouches for). */
function isNoHttp(error: Error): boolean {
  return (
    'code' in error && /^(HPE_|ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(String(error.code))
  );
}
