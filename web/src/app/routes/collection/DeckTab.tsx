import type { Collection } from '@/shared/domain/collection';

export default function DeckTab({ collection }: { collection: Collection }) {
  return collection.id;
}
