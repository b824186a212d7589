import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../api/client.ts';
import { t } from '../app/language.ts';

/** What would stand here, and the button that makes the first one. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What happened, what is safe, what to do. */
export function ErrorState({ error, retry }: { error: Error; retry?: () => void }) {
  const problem = error instanceof Problem ? error : null;
  return (
    <div className="empty" role="alert">
      <p className="strong">{problem?.detail || t('The server cannot be reached.')}</p>
      <p className="quiet">{t('Nothing was lost. Try again in a moment.')}</p>
      {retry && (
        <Button variant="default" onClick={retry}>
          {t('Try again')}
        </Button>
      )}
      {problem?.requestId && <p className="quiet small">{problem.requestId}</p>}
    </div>
  );
}

/** The skeleton of a page, only after 150 ms: quick answers never flicker. */
export function Loading() {
  return (
    <div className="loading" aria-busy="true">
      <i />
      <i />
      <i />
      <span className="hidden">{t('Loading')}</span>
    </div>
  );
}
