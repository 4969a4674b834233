import type { Collection } from '@/shared/domain/collection';

export default function ItemsTab({ collection }: { collection: Collection }) {
  return collection.id;
}
