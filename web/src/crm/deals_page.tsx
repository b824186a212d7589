import { Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCall, useSend } from '../api/queries.ts';
import {
  api,
  type Board as DealBoard,
  type BoardColumn,
  type DealCard,
  type DealStage,
  entities,
} from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession, holds } from '../app/session.tsx';
import { Board } from '../ui/board.tsx';
import { Initials } from '../ui/chips.tsx';
import { Create } from '../ui/create.tsx';
import { day, money } from '../ui/format.ts';
import { Money, MoneyLine } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { DueDay } from '../ui/time.tsx';
import { choice } from '../ui/words.ts';

function DealFace({
  card,
  names,
  isOver,
}: {
  card: DealCard;
  names: Record<string, string>;
  isOver: boolean;
}) {
  return (
    <>
      <span className="title">{card.title}</span>
      <span className="quiet small">{names[card.customer_id]}</span>
      <span className="strong">
        <Money amount={card.value} />
      </span>
      {card.base && card.base.currency !== card.value.currency && (
        <span className="quiet small">
          <Money amount={card.base} />
        </span>
      )}
      {card.next_step !== '' && (
        <span className="foot small">
          <span>
            {card.next_step}
            <br />
            <DueDay date={card.next_step_on} done={isOver} />
          </span>
          {card.owner_id && <Initials name={names[card.owner_id] ?? ''} />}
        </span>
      )}
    </>
  );
}

/** What a column is worth in the books' currency; without a rate each currency by itself. */
function ColumnSum({ column, weighs }: { column: BoardColumn; weighs: boolean }) {
  if (!column.base) return <MoneyLine amounts={column.totals} />;
  return (
    <>
      <Money amount={column.base} />
      <div className="small">
        {weighs && column.weighted && t('{amount} weighted', { amount: money(column.weighted) })}
      </div>
    </>
  );
}

/** What all open deals are worth, and what they are worth by their chances. */
function Sums({ board }: { board: DealBoard }) {
  if (!board.open || !board.weighted) return null;
  return (
    <p className="board-sums quiet">
      <span>
        {t('Open')} <Money amount={board.open} strong />
      </span>
      <span>
        {t('Weighted')} <Money amount={board.weighted} strong />
      </span>
      {board.rates_on && <span>{t('Rates of {day}', { day: day(board.rates_on) })}</span>}
    </p>
  );
}

/** Whose deals the board shows: those of anyone, or of one who has some. */
function OwnerFilter({ owner }: { owner: string }) {
  const navigate = useNavigate();
  const board = useCall(api.deals.board({ owner_id: undefined })).data;
  const owners = new Set(
    board?.columns.flatMap((column) => column.deals.flatMap((card) => card.owner_id ?? [])),
  );
  const anyone = { value: '', label: t('Owner: anyone') };
  return (
    <Select
      size="xs"
      aria-label={t('Owner')}
      allowDeselect={false}
      data={[
        anyone,
        ...[...owners].map((id) => ({
          value: id,
          label: t('Owner: {name}', { name: board?.names[id] ?? '' }),
        })),
      ]}
      value={owner}
      onChange={(id) => void navigate({ to: id ? `/deals?owner=${id}` : '/deals' })}
    />
  );
}

/** Makes a deal, in the first stage or in that of a column. */
function NewDeal({ stage }: { stage?: DealStage }) {
  const { workspace } = useSession();
  return (
    <Create
      entity={entities.deal}
      label="New deal"
      {...(stage
        ? {
            at: {
              key: stage,
              button: t('Add deal'),
              title: t('New deal: {stage}', { stage: choice(stage) }),
            },
          }
        : {})}
      fields={['title', 'customer_id', 'value', 'next_step', 'next_step_on', 'expected_on']}
      only={{ customer_id: { is_customer: true } }}
      start={{
        title: '',
        next_step: '',
        value: { amount: '0', currency: workspace.base_currency },
        ...(stage ? { stage } : {}),
      }}
    />
  );
}

/** The pipeline: every deal in its own currency, every column's sum in the books'. */
export function DealsPage() {
  const session = useSession();
  const navigate = useNavigate();
  const { owner = '' }: { owner?: string } = useSearch({ strict: false });
  const board = useCall(api.deals.board({ owner_id: owner || undefined }));
  const move = useSend(({ id, stage }: { id: string; stage: DealStage }) =>
    api.deals.move(id, { stage }),
  );
  const { names = {}, columns: stages = [] } = board.data ?? {};
  const sellers = holds(session, 'sales');
  const create = sellers && <NewDeal />;
  // What is won or lost is not late any more.
  const over = new Set(
    stages
      .filter((column) => ['won', 'lost'].includes(column.stage))
      .flatMap((column) => column.deals.map((card) => card.id)),
  );
  const columns = stages.map((column) => {
    const isClosed = column.stage === 'lost' || column.stage === 'won';
    return {
      key: column.stage,
      title: choice(column.stage),
      aside: isClosed ? '' : `${column.probability} %`,
      under: <ColumnSum column={column} weighs={!isClosed} />,
      foot: sellers && !isClosed && <NewDeal stage={column.stage} />,
      cards: column.deals,
    };
  });
  return (
    <Page title={t('Deals')} actions={create}>
      {board.isError ? (
        <ErrorState error={board.error} retry={() => void board.refetch()} />
      ) : board.isPending ? (
        <Loading shape="board" />
      ) : owner === '' && columns.every((column) => column.cards.length === 0) ? (
        <Empty text={t('Here stand your sales, from the first talk to the yes.')}>{create}</Empty>
      ) : (
        <>
          <div className="board-tools">
            <OwnerFilter owner={owner} />
            <Sums board={board.data} />
          </div>
          <Board
            columns={columns}
            idOf={(card) => card.id}
            titleOf={(card) => card.title}
            show={(card) => <DealFace card={card} names={names} isOver={over.has(card.id)} />}
            canMove={sellers}
            move={(card, column) => {
              if (column !== 'lost')
                return move.mutateAsync({ id: card.id, stage: column as DealStage });
              void navigate({ to: `/deals/${card.id}` });
              return undefined;
            }}
            open={(card) => void navigate({ to: `/deals/${card.id}` })}
          />
        </>
      )}
    </Page>
  );
}
