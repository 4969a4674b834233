import { DeckSettingsForm } from '@/features/deck/DeckSettingsForm';
import type { Collection } from '@/shared/domain/collection';

export default function SettingsTab({ collection }: { collection: Collection }) {
  return <DeckSettingsForm collection={collection} />;
}
