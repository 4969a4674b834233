/** Live collections and their documents. */

import { readCollection, readCollectionDocument } from '@/shared/domain/collection';
import { useDocument, useListing } from '@/shared/firebase/watch';

/** Those of the user, the newest first. */
export function useCollections(uid: string) {
  return useListing(
    { path: 'collections', where: [['owner_uid', '==', uid]], orderBy: ['created_at', 'desc'] },
    readCollection,
  );
}

/** Null when it does not exist any more. */
export function useCollection(collectionId: string) {
  return useDocument(`collections/${collectionId}`, readCollection);
}

export function useCollectionDocuments(collectionId: string) {
  return useListing(
    { path: `collections/${collectionId}/documents`, where: [], orderBy: ['created_at', 'asc'] },
    readCollectionDocument,
  );
}
