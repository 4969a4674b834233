import type { Collection } from '@/shared/domain/collection';

export default function SettingsTab({ collection }: { collection: Collection }) {
  return collection.id;
}
