import { Alert, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

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
  components: {
    // A notice that stands on the page does not interrupt a screen reader; errors ask for that themselves.
    Alert: Alert.extend({ defaultProps: { role: 'note' } }),
  },
});

/** On white and on their own tints; Mantine's shades are too light for small text. */
const LEGIBLE = {
  green: '#1b6b2f',
  yellow: '#7f5200',
  orange: '#9a4a00',
  red: '#b42318',
  gray: '#4a545c',
  blue: '#1558b0',
  petrol: '#1f4b5c',
};

/** Text that keeps a contrast of 4.5:1 on every ground it stands on. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#56616a',
    '--mantine-color-placeholder': '#66717a',
    '--mantine-color-error': LEGIBLE.red,
    ...Object.fromEntries(
      Object.entries(LEGIBLE).flatMap(([name, shade]) => [
        [`--mantine-color-${name}-light-color`, shade],
        [`--mantine-color-${name}-outline`, shade],
      ]),
    ),
  },
  dark: {
    '--mantine-color-dimmed': '#a9b3bb',
    '--mantine-color-placeholder': '#9aa4ac',
    '--mantine-color-error': '#ff8f87',
    '--mantine-color-petrol-light-color': petrol[3],
    '--mantine-color-petrol-outline': petrol[3],
  },
});
