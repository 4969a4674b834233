import type { Field } from './entries';
import { valueToText } from './fieldText';

/** "Wholesale price: 12.50 EUR". */
export const fieldText = (field: Field): string => `${field.label}: ${valueToText(field.kind, field.value)}`;
