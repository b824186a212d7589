import { useState } from 'react';
import { t } from '../app/language.ts';
import type { Stack } from './board_state.ts';
import { refuse, tell } from './undo.tsx';

function without(moves: Readonly<Record<string, string>>, id: string): Record<string, string> {
  return Object.fromEntries(Object.entries(moves).filter(([one]) => one !== id));
}

/** Moves that show at once, go back with a reason when they are refused, and can be undone when they are not. */
export function useMoves<Card>(
  columns: readonly (Stack<Card> & { title: string })[],
  idOf: (card: Card) => string,
  titleOf: (card: Card) => string,
  move: (card: Card, column: string) => Promise<unknown> | undefined,
) {
  const [moving, setMoving] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState('');
  const wayOf = (card: Card, to: string) => ({
    card: titleOf(card),
    column: columns.find((column) => column.key === to)?.title ?? to,
  });
  const follow = async (card: Card, to: string, under: Promise<unknown>, undo?: () => void) => {
    setMoving((now) => ({ ...now, [idOf(card)]: to }));
    setSaid(t('{card}: now in {column}', wayOf(card, to)));
    try {
      await under;
      if (undo) tell(t('{card}: now in {column}', wayOf(card, to)), undo);
    } catch (error) {
      setSaid(t('{card} stays where it was.', { card: titleOf(card) }));
      refuse(error);
    }
    setMoving((now) => without(now, idOf(card)));
  };
  const carry = (card: Card, to: string) => {
    const from = columns.find((column) =>
      column.cards.some((one) => idOf(one) === idOf(card)),
    )?.key;
    if (from === undefined || (moving[idOf(card)] ?? from) === to) return;
    const under = move(card, to);
    const back = () => {
      const undone = move(card, from);
      if (undone) void follow(card, from, undone);
    };
    if (under) void follow(card, to, under, back);
  };
  return { moving, said, carry };
}
