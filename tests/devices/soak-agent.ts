import type { AgentParts } from '../../drivers/agent/parts.ts';
import { startAgentAround, type TestAgent } from '../../drivers/agent/test-agent.ts';
import { createSamvReader } from '../../drivers/id-card-reader/samv-reader.ts';
import { type SamvServer, startSamvServer } from '../../drivers/id-card-reader/simulator/simulated-samv.ts';
import type { PluggedDevice } from '../../drivers/plugin.ts';
import {
  type SimulatedPrinter,
  startSimulatedPrinter,
} from '../../drivers/ticket-printer/simulator/simulated-printer.ts';
import { createTicketPrinter } from '../../drivers/ticket-printer/ticket-printer.ts';
import { createTcpOpener } from '../../drivers/transport/tcp.ts';

/** An agent whose two devices hang on TCP, with limits so small that hours of business pass in seconds. */
export interface SoakAgent {
  readonly agent: TestAgent;
  readonly reader: SamvServer;
  readonly printer: SimulatedPrinter;
  close(): Promise<void>;
}

const readerLimits = { openMs: 2_000, writeMs: 1_000, answerMs: 200, readMs: 200, pollMs: 4 };
const printerLimits = { openMs: 2_000, writeMs: 200, statusMs: 200, pollMs: 20, jobMs: 8_000 };

export async function startSoakAgent(): Promise<SoakAgent> {
  const reader = await startSamvServer();
  const printer = await startSimulatedPrinter(80);
  const cards = createSamvReader({
    opener: createTcpOpener('127.0.0.1', reader.port),
    now: Date.now,
    limits: readerLimits,
  });
  const tickets = createTicketPrinter({
    opener: createTcpOpener('127.0.0.1', printer.port),
    paperMm: 80,
    confirmation: 'paper-status',
    font: null,
    now: Date.now,
    limits: printerLimits,
  });
  const cardReader: PluggedDevice = {
    device: cards,
    tellPage: (tell) =>
      cards.onCard((event) => {
        if (event.kind === 'read') tell('card:read', event.card, 'id-card-reader');
        else if (event.kind === 'failed') tell('card:failed', event.fault, 'id-card-reader');
        else tell('card:removed', 'id-card-reader');
      }),
    close: cards.close,
  };
  const parts: AgentParts = {
    all: [
      { key: 'printer', fitted: true, plugged: { device: tickets, close: tickets.close } },
      { key: 'cardReader', fitted: true, plugged: cardReader },
    ],
    async close() {
      await Promise.all([cards.close(), tickets.close()]);
    },
  };
  const agent = await startAgentAround({ parts, retryMs: [10, 60] });
  return {
    agent,
    reader,
    printer,
    async close() {
      await agent.close();
      await Promise.all([reader.close(), printer.close()]);
    },
  };
}
