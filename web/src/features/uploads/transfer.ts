/** Sending bytes with progress, which `fetch` cannot show. */

import { ApiError } from '@/shared/api/client';
import { strings } from '@/shared/strings';

interface Transfer {
  method: 'POST' | 'PUT';
  url: string;
  headers?: Record<string, string>;
  body: XMLHttpRequestBodyInit | null;
  onProgress?: (sentBytes: number) => void;
  signal: AbortSignal;
}

export interface TransferAnswer {
  status: number;
  header(name: string): string | null;
  /** The body as JSON, null when it is none. */
  json(): unknown;
}

/** Throws `ApiError` NETWORK when the connection breaks, and an AbortError when `signal` stops it. */
export function send({ method, url, headers = {}, body, onProgress, signal }: Transfer): Promise<TransferAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress?.(event.loaded);
    request.onload = () =>
      resolve({
        status: request.status,
        header: (name) => request.getResponseHeader(name),
        json: () => jsonOf(request.responseText),
      });
    request.onerror = () => reject(new ApiError(0, 'NETWORK', strings.uploads.networkCut, null));
    request.onabort = () => reject(new DOMException('Stopped by the user.', 'AbortError'));
    if (signal.aborted) {
      request.onabort(new ProgressEvent('abort'));
      return;
    }
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
