/**
 * Google's resumable upload: pieces go to one address with their place in the file, and the address says how far it has got.
 * https://cloud.google.com/storage/docs/performing-resumable-uploads
 */

import { errorOf } from '@/shared/api/client';
import { send, type TransferAnswer } from './transfer';

/** A multiple of 256 KB, as the protocol asks for; what a cut connection costs at most. */
const PIECE_BYTES = 8 * 1024 * 1024;
const INCOMPLETE = 308;

/** Send what of `file` has not arrived yet. May be called again after any failure. Throws `ApiError`, or AbortError by `signal`. */
export async function sendResumably(
  url: string,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
  isFirst: boolean,
): Promise<void> {
  let arrived = isFirst ? 0 : await arrivedBytes(url, file.size, signal);
  while (arrived < file.size) {
    const begin = arrived;
    const end = Math.min(begin + PIECE_BYTES, file.size);
    const answer = await send({
      method: 'PUT',
      url,
      headers: { 'Content-Range': `bytes ${begin}-${end - 1}/${file.size}` },
      body: file.slice(begin, end),
      onProgress: (sent) => onProgress(Math.min(begin + sent, file.size)),
      signal,
    });
    if (answer.status >= 200 && answer.status < 300) arrived = file.size;
    else if (answer.status === INCOMPLETE) arrived = nextByte(answer) ?? end;
    else throw errorOf(answer.status, answer.json(), null);
    onProgress(arrived);
  }
}

async function arrivedBytes(url: string, size: number, signal: AbortSignal): Promise<number> {
  const answer = await send({
    method: 'PUT',
    url,
    headers: { 'Content-Range': `bytes */${size}` },
    body: null,
    signal,
  });
  if (answer.status >= 200 && answer.status < 300) return size;
  if (answer.status === INCOMPLETE) return nextByte(answer) ?? 0;
  throw errorOf(answer.status, answer.json(), null);
}

/** "bytes=0-262143" → 262144. */
function nextByte(answer: TransferAnswer): number | null {
  const last = /-(\d+)$/.exec(answer.header('Range') ?? '')?.[1];
  return last === undefined ? null : Number(last) + 1;
}
