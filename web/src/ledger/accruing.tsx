import { Link } from '@tanstack/react-router';
import { type Accrual, api, type Named } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from '../ui/money.tsx';
import { Empty } from '../ui/states.tsx';
import { DayBooking } from './day_booking.tsx';

function Lines({ shown }: { shown: Accrual & Named }) {
  if (shown.lines.length === 0)
    return <Empty text={t('All that was done by this day was invoiced by it.')} />;
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Project')}</th>
            <th className="end">{t('Not invoiced')}</th>
            <th className="end">{t('Worth on the day')}</th>
            <th className="end">{t('Difference')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.lines.map((line) => (
            <tr key={line.project_id}>
              <td>
                <Link to={`/projects/${line.project_id}`}>{shown.names[line.project_id]}</Link>
              </td>
              <td className="end">
                <Money amount={line.unbilled} />
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
            <td colSpan={3}>{t('Sum')}</td>
            <td className="end">
              <Money amount={shown.difference} strong />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Work that was done and not invoiced by a day. */
export function Accruing({ on: start }: { on: string }) {
  return (
    <DayBooking
      title={t('Work done and not invoiced')}
      start={start}
      call={(on) => api.projects.accrue({ on })}
      show={t('Show the work')}
      book={t('Book it')}
    >
      {(shown) => <Lines shown={shown} />}
    </DayBooking>
  );
}
