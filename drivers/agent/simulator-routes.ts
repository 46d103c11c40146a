import type { FastifyInstance } from 'fastify';
import { describeAgent, type StatusSources } from './agent-status.ts';
import { buildPanelPage, panelPolicy } from './simulator-panel/panel-page.ts';

/** The strings of the simulated devices, and the panel to pull them by. Where nothing is simulated none of this exists. */
export function addSimulatorRoutes(app: FastifyInstance, sources: StatusSources): void {
  const simulated = sources.parts.all.flatMap(({ key, plugged: { device, simulator } }) =>
    simulator === undefined ? [] : [{ key, part: device.part, simulator }],
  );
  if (simulated.length === 0) return;
  const page = buildPanelPage(simulated.map(({ key, part, simulator: { panel } }) => ({ key, part, panel })));
  app.get('/simulator/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', panelPolicy).send(page),
  );
  app.get('/simulator/state', async ({ pageApp }) => ({
    status: describeAgent(sources, pageApp),
    ...Object.fromEntries(simulated.map(({ key, simulator }) => [key, simulator.state()])),
  }));
  for (const { simulator } of simulated) {
    // An instance of its own: what a simulator adds to it stays within it.
    void app.register(async (own) => simulator.addRoutes(own));
  }
}
