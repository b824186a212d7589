import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { t } from '../app/language.ts';

export interface BoardColumn<Card> {
  key: string;
  title: string;
  aside?: ReactNode;
  under?: ReactNode;
  cards: Card[];
}

interface Props<Card> {
  columns: BoardColumn<Card>[];
  idOf: (card: Card) => string;
  show: (card: Card) => ReactNode;
  canMove: boolean;
  move: (card: Card, column: string) => void;
  open: (card: Card) => void;
}

/** Columns of cards. Arrows walk, Shift and an arrow moves, Enter opens; dragging does the same. */
export function Board<Card>({ columns, idOf, show, canMove, move, open }: Props<Card>) {
  const [over, setOver] = useState('');
  const focus = (column: number, row: number) => {
    const cards = columns[column]?.cards ?? [];
    const card = cards[Math.min(row, cards.length - 1)];
    if (card) document.getElementById(`card-${idOf(card)}`)?.focus();
  };
  const press = (event: KeyboardEvent, card: Card, column: number, row: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const sideways = document.documentElement.dir === 'rtl' ? -step : step;
    const target = columns[column + sideways];
    if (event.shiftKey && sideways !== 0 && canMove && target) {
      move(card, target.key);
      setTimeout(() => document.getElementById(`card-${idOf(card)}`)?.focus(), 60);
    } else if (sideways !== 0) focus(column + sideways, row);
    else if (event.key === 'ArrowDown') focus(column, row + 1);
    else if (event.key === 'ArrowUp') focus(column, Math.max(0, row - 1));
    else if (event.key === 'Enter') open(card);
    else return;
    event.preventDefault();
  };
  const drop = (event: DragEvent, column: string) => {
    event.preventDefault();
    setOver('');
    const id = event.dataTransfer.getData('text/plain');
    const card = columns.flatMap((one) => one.cards).find((one) => idOf(one) === id);
    if (card) move(card, column);
  };
  return (
    <>
      <div
        className="board"
        style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(150px, 1fr))` }}
      >
        {columns.map((column, c) => (
          <section
            key={column.key}
            aria-label={column.title}
            className={over === column.key ? 'over' : ''}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(column.key);
            }}
            onDragLeave={() => setOver('')}
            onDrop={(event) => drop(event, column.key)}
          >
            <header>
              <h2>
                {column.title} <span className="quiet">{column.cards.length}</span>
              </h2>
              <span className="quiet">{column.aside}</span>
              <div className="quiet">{column.under}</div>
            </header>
            {column.cards.map((card, row) => (
              <article
                key={idOf(card)}
                id={`card-${idOf(card)}`}
                className="card"
                tabIndex={0}
                draggable={canMove}
                onDragStart={(event) => event.dataTransfer.setData('text/plain', idOf(card))}
                onKeyDown={(event) => press(event, card, c, row)}
                onClick={() => open(card)}
              >
                {show(card)}
              </article>
            ))}
          </section>
        ))}
      </div>
      <p className="legend quiet small">
        <kbd>←</kbd> <kbd>→</kbd> {t('column')} <kbd>↑</kbd> <kbd>↓</kbd> {t('card')}{' '}
        <kbd>Shift</kbd> <kbd>→</kbd> {t('move on')} <kbd>Enter</kbd> {t('open')}
      </p>
    </>
  );
}
