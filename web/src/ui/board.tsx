import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { t } from '../app/language.ts';
import { neighbour, placed } from './board_state.ts';
import { useMoves } from './use_moves.ts';
import './board.css';

export interface BoardColumn<Card> {
  key: string;
  title: string;
  aside?: ReactNode;
  under?: ReactNode;
  foot?: ReactNode;
  cards: Card[];
}

interface Props<Card> {
  columns: BoardColumn<Card>[];
  idOf: (card: Card) => string;
  titleOf: (card: Card) => string;
  show: (card: Card) => ReactNode;
  canMove: boolean;
  /** Answers when the server has moved it; nothing when the move goes on elsewhere. */
  move: (card: Card, column: string) => Promise<unknown> | undefined;
  open: (card: Card) => void;
}

/** Columns of cards. Arrows walk, Shift and an arrow moves, Enter opens; dragging does the same. */
export function Board<Card>(props: Props<Card>) {
  const { idOf, titleOf, show, canMove, open } = props;
  const [dragged, setDragged] = useState('');
  const [over, setOver] = useState('');
  const focused = useRef('');
  const { moving, said, carry } = useMoves(props.columns, idOf, titleOf, props.move);
  const columns = placed<Card, BoardColumn<Card>>(props.columns, moving, idOf);
  const focus = (card: Card | undefined) =>
    card && document.getElementById(`card-${idOf(card)}`)?.focus();
  // A card that moves is drawn anew in another column; who moved it by key stays on it.
  useLayoutEffect(() => {
    if (focused.current === '') return;
    document.getElementById(`card-${focused.current}`)?.focus();
    focused.current = '';
  }, [moving]);
  const press = (event: KeyboardEvent, card: Card, column: number, row: number) => {
    if (event.target !== event.currentTarget) return;
    const key = mirrored(event.key);
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const target = columns[column + step];
    if (event.shiftKey && step !== 0 && canMove) {
      focused.current = idOf(card);
      if (target) carry(card, target.key);
    } else if (key.startsWith('Arrow')) focus(neighbour(columns, column, row, key));
    else if (key === 'Enter') open(card);
    else return;
    event.preventDefault();
  };
  const drop = (event: DragEvent, column: string) => {
    event.preventDefault();
    const card = columns.flatMap((one) => one.cards).find((one) => idOf(one) === dragged);
    setOver('');
    setDragged('');
    if (card) carry(card, column);
  };
  const home = columns.find((column) => column.cards.some((card) => idOf(card) === dragged))?.key;
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
            className={
              dragged !== '' && home !== column.key
                ? `goal${over === column.key ? ' over' : ''}`
                : ''
            }
            onDragOver={(event) => {
              event.preventDefault();
              setOver(column.key);
            }}
            onDrop={(event) => drop(event, column.key)}
          >
            <header>
              <h2>
                {column.title} <span className="quiet">{column.cards.length}</span>
              </h2>
              <bdi className="quiet">{column.aside}</bdi>
              <div className="quiet">{column.under}</div>
            </header>
            {column.cards.map((card, row) => (
              <article
                key={idOf(card)}
                id={`card-${idOf(card)}`}
                className={`card${dragged === idOf(card) ? ' lifted' : ''}`}
                tabIndex={0}
                draggable={canMove}
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', idOf(card));
                  setDragged(idOf(card));
                }}
                onDragEnd={() => setDragged('')}
                onKeyDown={(event) => press(event, card, c, row)}
                onClick={() => open(card)}
              >
                {show(card)}
                {canMove && (
                  <MoveMenu columns={columns} at={column.key} onMove={(key) => carry(card, key)} />
                )}
              </article>
            ))}
            {column.foot}
          </section>
        ))}
      </div>
      <p className="hidden" role="status">
        {said}
      </p>
      <p className="legend quiet small">
        <kbd>←</kbd> <kbd>→</kbd> {t('column')} <kbd>↑</kbd> <kbd>↓</kbd> {t('card')}{' '}
        {canMove && (
          <>
            <kbd>Shift</kbd> <kbd>→</kbd> {t('move on')}{' '}
          </>
        )}
        <kbd>Enter</kbd> {t('open')}
      </p>
    </>
  );
}

/** An arrow as it points on a page that is read from the right. */
function mirrored(key: string): string {
  if (document.documentElement.dir !== 'rtl') return key;
  return key === 'ArrowRight' ? 'ArrowLeft' : key === 'ArrowLeft' ? 'ArrowRight' : key;
}

interface MoveMenuProps {
  columns: readonly { key: string; title: string }[];
  at: string;
  onMove: (column: string) => void;
}

/** Moves a card by touch, where nothing can be dragged. */
function MoveMenu({ columns, at, onMove }: MoveMenuProps) {
  return (
    <select
      className="card-move"
      aria-label={t('Move to')}
      value={at}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => onMove(event.currentTarget.value)}
    >
      {columns.map((column) => (
        <option key={column.key} value={column.key}>
          {column.title}
        </option>
      ))}
    </select>
  );
}
