import { errorOf, type Schemas, segment } from '@/shared/api/client';
import type { DocumentKind } from '@/shared/domain/collection';
import { idToken } from '@/shared/firebase/session';
import { send } from '../transfer';

/** A small file in one request. Throws `ApiError`. */
export async function sendForm(
  collectionId: string,
  kind: DocumentKind,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<Schemas['UploadedDocument']> {
  const form = new FormData();
  form.set('kind', kind);
  form.set('file', file);
  const answer = await send({
    method: 'POST',
    url: `/api/collections/${segment(collectionId)}/documents?process=false`,
    headers: { Authorization: `Bearer ${await idToken()}` },
    body: form,
    onProgress: (sent) => onProgress(Math.min(sent, file.size)),
    signal,
  });
  if (answer.status >= 300) throw errorOf(answer.status, answer.json(), answer.header('X-Request-Id'));
  return answer.json() as Schemas['UploadedDocument'];
}
