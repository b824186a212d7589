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

function whatToDo(problem: Problem | null): string {
  if (problem === null) return t('Nothing was lost. Look at your connection and try again.');
  if (problem.status === 404 || problem.status === 403)
    return t('It may have been removed, or it is not shared with you.');
  if (problem.status === 422) return t('Nothing was lost. Take the last filter away, or go back.');
  return t('Nothing was lost. Try again in a moment.');
}

/** What happened, what is safe, what to do. */
export function ErrorState({ error, retry }: { error: Error; retry?: () => void }) {
  const problem = error instanceof Problem ? error : null;
  return (
    <div className="empty" role="alert">
      <p className="strong">
        {problem?.problems[0]?.detail || problem?.detail || t('The server cannot be reached.')}
      </p>
      <p className="quiet">{whatToDo(problem)}</p>
      {retry && (
        <Button variant="default" onClick={retry}>
          {t('Try again')}
        </Button>
      )}
      {problem?.requestId && (
        <p className="quiet small">
          {t('If you ask for help, name this request:')} <bdi>{problem.requestId}</bdi>
        </p>
      )}
    </div>
  );
}

type Shape = 'list' | 'record' | 'board' | 'text';

const bars: Record<Shape, number> = { list: 8, record: 6, board: 10, text: 3 };

/** The skeleton of what comes, only after 150 ms: quick answers never flicker. */
export function Loading({ shape = 'text' }: { shape?: Shape }) {
  return (
    <div className={`loading ${shape}`} aria-busy="true">
      {Array.from({ length: bars[shape] }, (_, index) => (
        <i key={index} />
      ))}
      <span className="hidden">{t('Loading')}</span>
    </div>
  );
}
