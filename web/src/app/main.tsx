import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './tokens.css';
import './theme.css';
import '../ui/mantine.css';
import '../ui/page.css';
import '../ui/states.css';
import '../ui/form.css';
import '../ui/table.css';
import { createTheme, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from '../api/queries.ts';
import { speak } from './language.ts';
import { Start } from './start.tsx';

/** The accent in ten steps; its meaning stands in tokens.css. */
const harbour = [
  '#f0fafc',
  '#e1f2f5',
  '#c8e6ec',
  '#a8d6de',
  '#75bbc7',
  '#479dac',
  '#278290',
  '#006977',
  '#00525f',
  '#003842',
] as const;

const theme = createTheme({
  colors: { harbour },
  primaryColor: 'harbour',
  autoContrast: false,
  fontFamily: 'var(--font)',
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    // Help stands under a field, where it is still read while one types.
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] },
    },
    Modal: { defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has a root');
await speak(navigator.language);
createRoot(root).render(
  <StrictMode>
    {/* Variables stand in our own stylesheet: the content security policy lets no script write styles. */}
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'farflung-scheme' })}
    >
      <Notifications position="bottom-center" />
      <QueryClientProvider client={client}>
        <Start />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
