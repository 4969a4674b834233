import { call, type Schemas, segment } from '@/shared/api/client';
import type { DeckSettings } from '@/shared/domain/collection';

export const saveDeckSettings = (collectionId: string, settings: DeckSettings) =>
  call<Schemas['Collection']>(`/collections/${segment(collectionId)}`, {
    method: 'PATCH',
    body: {
      deck_settings: {
        title: settings.title,
        subtitle: settings.subtitle,
        cover: settings.cover,
        columns: settings.columns,
        show_wholesale: settings.showWholesale,
        show_retail: settings.showRetail,
        show_quantities: settings.showQuantities,
        category_order: settings.categoryOrder,
      },
    } satisfies Schemas['CollectionChange'],
  });
