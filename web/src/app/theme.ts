import { createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#eef6f8',
  '#dbe9ee',
  '#b3d2dc',
  '#88bac9',
  '#65a6b9',
  '#4e99b0',
  '#3a8ba4',
  '#2c7790',
  '#1f6178',
  '#1f4b5c',
];

/** Calm and legible: one accent, system type, small radii, text colours that keep their contrast in light and dark. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
});
