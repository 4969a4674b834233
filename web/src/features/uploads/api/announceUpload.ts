import { call, type Schemas, segment } from '@/shared/api/client';
import type { DocumentKind } from '@/shared/domain/collection';

/** Ask for an address that takes this file straight into the bucket. */
export async function announceUpload(
  collectionId: string,
  kind: DocumentKind,
  file: File,
  idempotencyKey: string,
): Promise<{ documentId: string; url: string }> {
  const body: Schemas['Announcement'] = { kind, filename: file.name, size_bytes: file.size };
  const path = `/collections/${segment(collectionId)}/documents`;
  const announced = await call<Schemas['UploadedDocument'] & { upload: Schemas['Upload'] }>(path, {
    method: 'POST',
    body,
    idempotencyKey,
  });
  return { documentId: announced.id, url: announced.upload.url };
}
