import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import { element } from './element.ts';
import { type IconName, iconFiles } from './icon-files.ts';

const files: Readonly<Record<string, string>> = iconFiles;
/** What the kit calls its own icons, where the name differs. Its own are data URLs, which a strict CSP refuses to fetch. */
const systemNames: Readonly<Record<string, IconName>> = {
  xmark: 'x',
  'eye-slash': 'eye-off',
  'circle-xmark': 'circle-x',
};

function fileOf(name: string): string {
  return files[systemNames[name] ?? name] ?? iconFiles.circle;
}

registerIconLibrary('default', { resolver: fileOf });
registerIconLibrary('system', { resolver: fileOf });

/** Asks for every icon at the start, so that the signs of a broken line are there when the line is broken. */
export async function readAllIcons(): Promise<void> {
  await Promise.allSettled(Object.values(files).map((url) => fetch(url)));
}

interface WaIconProps {
  readonly name: IconName;
  /** For icons that stand alone; without it they are decoration. */
  readonly label?: string;
}

export const Icon = element<WaIconProps>('wa-icon');
