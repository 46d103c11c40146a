import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/** Given to Node as `--import`: the process, and those that it starts, run as where `pcsclite` could not be built. */
if (isMainThread) register(import.meta.url);

export async function resolve(name, context, next) {
  if (name !== 'pcsclite') return next(name, context);
  throw Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' });
}
