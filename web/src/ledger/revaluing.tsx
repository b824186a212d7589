import { api, type Revaluation } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { day, figure } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Empty } from '../ui/states.tsx';
import { choice } from '../ui/words.ts';
import { DayBooking } from './day_booking.tsx';

function Lines({ shown }: { shown: Revaluation }) {
  if (shown.lines.length === 0)
    return <Empty text={t('Nothing stands open in another currency on this day.')} />;
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Account')}</th>
            <th className="end">{t('Open')}</th>
            <th className="end">{t('As booked')}</th>
            <th className="end">{t('Worth on the day')}</th>
            <th className="end">{t('Difference')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.lines.map((line) => (
            <tr key={line.account + line.amount.currency}>
              <td>
                {choice(line.account)}{' '}
                <span className="quiet">
                  {figure(line.rate.rate)}, {line.rate.source}, {day(line.rate.on)}
                </span>
              </td>
              <td className="end">
                <Money amount={line.amount} />
              </td>
              <td className="end">
                <Money amount={line.booked} />
              </td>
              <td className="end">
                <Money amount={line.worth} />
              </td>
              <td className="end">
                <Money amount={line.difference} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>{t('Sum')}</td>
            <td className="end">
              <Money amount={shown.difference} strong />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What open items are worth at a day's rates. */
export function Revaluing({ on: start }: { on: string }) {
  return (
    <DayBooking
      title={t('Revaluation')}
      start={start}
      call={(on) => api.ledger.revalue({ on })}
      show={t('Show the differences')}
      book={t('Book them')}
    >
      {(shown) => <Lines shown={shown} />}
    </DayBooking>
  );
}
