import { spawn } from 'node:child_process';

const timeLimitMs = 10_000;
const dotsPerInch = '70';
const largestPicture = 4 * 1_048_576;

/**
 * A page of a PDF, from 1, as a PNG, drawn by poppler's `pdftoppm`; null where that is not installed (Debian: `poppler-utils`) or
 * cannot make anything of the file.
 */
export function drawPage(pdf: Buffer, page: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = spawn('pdftoppm', ['-png', '-r', dotsPerInch, '-f', `${page}`, '-l', `${page}`, '-'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: timeLimitMs,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.on('error', () => resolve(null));
    // A drawer that ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestPicture) child.kill();
      else chunks.push(chunk);
    });
    child.on('close', (code) => resolve(code === 0 && size > 0 ? Buffer.concat(chunks) : null));
    child.stdin.end(pdf);
  });
}
