/**
 * Google's resumable upload: pieces go to one address with their place in the file, and each answer says how far it has got.
 * https://cloud.google.com/storage/docs/performing-resumable-uploads
 *
 * After a cut, sending goes on behind the last confirmed byte. More may have arrived than was confirmed; that is harmless, for the
 * storage ignores bytes that it has already ("Considerations" of the page above).
 */

import { errorOf } from '@/shared/api/client';
import { send, type TransferAnswer } from './transfer';

/** A multiple of 256 KB, as the protocol asks for; what a cut connection costs at most. */
const PIECE_BYTES = 8 * 1024 * 1024;
const INCOMPLETE = 308;

interface Sending {
  url: string;
  file: File;
  /** Bytes that are confirmed to have arrived. */
  from: number;
  onConfirmed(bytes: number): void;
  onProgress(sentBytes: number): void;
  signal: AbortSignal;
}

/** Send what of `file` is behind `from`. Throws `ApiError`, or an AbortError by `signal`; then it may be called again. */
export async function sendResumably({ url, file, from, onConfirmed, onProgress, signal }: Sending): Promise<void> {
  let arrived = from;
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
    onConfirmed(arrived);
    onProgress(arrived);
  }
}

/** "bytes=0-262143" → 262144. */
function nextByte(answer: TransferAnswer): number | null {
  const last = /-(\d+)$/.exec(answer.header('Range') ?? '')?.[1];
  return last === undefined ? null : Number(last) + 1;
}
