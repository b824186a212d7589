import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './tokens.css';
import './theme.css';
import '../ui/ui.css';
import { createTheme, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from '../api/queries.ts';
import { speak } from './language.ts';
import { Start } from './start.tsx';

const theme = createTheme({
  fontFamily: 'var(--font)',
  defaultRadius: 6,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
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
