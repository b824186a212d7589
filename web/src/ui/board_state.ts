/** Which cards stand in which column. */
export interface Stack<Card> {
  key: string;
  cards: Card[];
}

/** The columns as they will be when the moves that are under way are done. */
export function placed<Card, Column extends Stack<Card>>(
  columns: readonly Column[],
  moving: Readonly<Record<string, string>>,
  idOf: (card: Card) => string,
): Column[] {
  const known = new Set(columns.map((column) => column.key));
  const goalOf = (card: Card) => {
    const goal = moving[idOf(card)];
    return goal !== undefined && known.has(goal) ? goal : undefined;
  };
  return columns.map((column) => ({
    ...column,
    cards: columns.flatMap((from) =>
      from.cards.filter((card) => (goalOf(card) ?? from.key) === column.key),
    ),
  }));
}

/** Where a key leads from a card: the next one in its column, or the one at the same height beside it. */
export function neighbour<Card>(
  columns: readonly Stack<Card>[],
  column: number,
  row: number,
  key: string,
): Card | undefined {
  if (key === 'ArrowDown') return columns[column]?.cards[row + 1];
  if (key === 'ArrowUp') return columns[column]?.cards[row - 1];
  const step = key === 'ArrowRight' ? 1 : -1;
  // Empty columns are stepped over, so that no card is out of reach.
  for (let at = column + step; columns[at] !== undefined; at += step) {
    const cards = columns[at]?.cards ?? [];
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)];
  }
  return undefined;
}
